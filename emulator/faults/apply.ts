import type { Fault, FaultEffect } from './fault';

/** How a step ended: with its value, with an ordered error, or cut off (nobody gets an answer). */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** `ran`: what was told as an error happened all the same. */
  | { readonly kind: 'error'; readonly code: string | undefined; readonly ran?: true }
  | { readonly kind: 'dropped'; readonly ran: boolean };

/** What each part says when too much was asked of it: CloudBase's request limit, WeChat's 45009 of a day. */
const QUOTA = {
  database: 'EXCEED_REQUEST_LIMIT',
  storage: 'EXCEED_REQUEST_LIMIT',
  function: '-501003',
  openapi: '45009',
} as const;
/** What the cloud says of a step that took it too long; whether it ran, it does not say. */
const TIMEOUT = {
  database: 'SERVER_TIMEOUT',
  storage: 'SERVER_TIMEOUT',
  function: '-501002',
  openapi: '-604102',
} as const;
export const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT';

function codeOf({ effect, code, on }: Fault): string | undefined {
  return code ?? (effect === 'conflict' ? CONFLICT : effect === 'quota' ? QUOTA[on] : undefined);
}

const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

const REFUSALS: readonly FaultEffect[] = ['error', 'conflict', 'quota'];

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
    if (fault.effect === 'delay') await pause(fault.ms);
  }
  const fault = faults.find(({ effect }) => effect !== 'delay');
  const effect: FaultEffect | undefined = fault?.effect;
  if (fault && REFUSALS.includes(fault.effect)) return { kind: 'error', code: codeOf(fault) };
  if (fault && (effect === 'timeout-before' || effect === 'timeout-after')) {
    const ran = effect === 'timeout-after';
    if (ran) await run();
    await pause(fault.ms);
    return { kind: 'error', code: fault.code ?? TIMEOUT[fault.on], ...(ran && { ran }) };
  }
  if (effect === 'kill-before') await kill();
  if (effect === 'drop-before' || effect === 'kill-before') return { kind: 'dropped', ran: false };
  const value = await run();
  if (effect === 'kill-after') await kill();
  return effect === undefined ? { kind: 'done', value } : { kind: 'dropped', ran: true };
}
