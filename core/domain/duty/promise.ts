import { addDays, dayOf, hourMs, hourOf, instantOf } from '../calendar/beijing';

/** By day a question has its first human answer within half an hour, by night within two (DOMAIN.md §5). */
export const dayFrom = 8;
export const dayUntil = 22;
export const dayPromiseMs = hourMs / 2;
export const nightPromiseMs = 2 * hourMs;

/** Whether an instant lies in the day of the promise, 08:00 to 22:00 Beijing time. */
export function isByDay(instant: number): boolean {
  const hour = hourOf(instant);
  return hour >= dayFrom && hour < dayUntil;
}

/**
 * Until when somebody is to answer what began to wait at `at`. A night's wait is never longer than that of whoever asks when the day begins: what comes
 * at 07:50 is due at 08:30, not at 09:50.
 */
export function promisedBy(at: number): number {
  if (isByDay(at)) return at + dayPromiseMs;
  const day = dayOf(at);
  const morning = instantOf(hourOf(at) >= dayUntil ? addDays(day, 1) : day, dayFrom);
  return Math.min(at + nightPromiseMs, morning + dayPromiseMs);
}
