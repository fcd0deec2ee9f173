/** Real time in epoch milliseconds: leases and budgets are about machines, and the virtual clock of the emulator is not. */
export function realNow(): number {
  return performance.timeOrigin + performance.now();
}

/** A claimed row belongs to its holder for this long; longer than any invocation may run. */
export const leaseMs = 90_000;

const reserve = 5_000;
const usual = 20_000;
const most = 55_000;

/** True while there is time to begin another page or batch before the platform ends the invocation. */
export function budgetOf(context: unknown): () => boolean {
  const limit = (context as { time_limit_in_ms?: unknown } | null | undefined)?.time_limit_in_ms;
  const given = typeof limit === 'number' && limit > 0 ? Math.max(limit * 0.5, limit - reserve) : usual;
  const end = realNow() + Math.min(given, most);
  return () => realNow() < end;
}
