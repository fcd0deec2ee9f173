/** From here on a reminder counts as late, and somebody is told. */
export const lateAfterMs = 5 * 60_000;
/** An idle clock shows itself every ten minutes; after this long without a sign it stands still. */
export const silentAfterMs = 25 * 60_000;

/** Whether reminders that waited this long beyond their time are an alarm. */
export const isLate = (lagMs: number): boolean => lagMs > lateAfterMs;

/** Whether a clock that was last heard of then stands still. */
export const isSilent = (lastRunAt: number | null, now: number): boolean =>
  lastRunAt !== null && now - lastRunAt > silentAfterMs;
