import type { Fault, FaultEffect } from './fault';

/** How a step ended: with its value, with an ordered error, or cut off (nobody gets an answer). */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'error'; readonly code: string | undefined }
  | { readonly kind: 'dropped'; readonly ran: boolean };

/**
 * Runs a step under its faults.
 * @param kill ends the worker that made the call; resolves when it has ended
 */
export async function runUnderFaults<T>(
  faults: readonly Fault[],
  run: () => T | Promise<T>,
  kill: () => Promise<void>,
): Promise<Outcome<T>> {
  if (faults.length === 0) return { kind: 'done', value: await run() };
  for (const fault of faults) {
    if (fault.effect === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 0));
  }
  const fault = faults.find(({ effect }) => effect !== 'delay');
  const effect: FaultEffect | undefined = fault?.effect;
  if (effect === 'error') return { kind: 'error', code: fault?.code };
  if (effect === 'kill-before') await kill();
  if (effect === 'drop-before' || effect === 'kill-before') return { kind: 'dropped', ran: false };
  const value = await run();
  if (effect === 'kill-after') await kill();
  return effect === undefined ? { kind: 'done', value } : { kind: 'dropped', ran: true };
}
