import { hourMs } from '../calendar/beijing';
import { sendableAt } from '../reminder/quiet-hours';

/** How a family stands in an activity. `offered`: a place is kept for them until they answered, or the time for it is over; `lapsed`: it was. */
export type SeatState = 'registered' | 'waiting' | 'offered' | 'lapsed';

/** A family that waits: how many come, and its number, by which it has its turn. */
export type Waiting = { id: string; seats: number; number: number };

/** How long a family has to answer, and how much of it lies outside the night at least. */
export const answerMs = 24 * hourMs;
export const awakeMs = 2 * hourMs;

/** Seats that nobody has; null while there is no limit, which is written as 0 places. */
export function freeSeats({ places, taken }: { places: number; taken: number }): number | null {
  return places === 0 ? null : Math.max(0, places - taken);
}

/**
 * Whose turn it is, by number: the first who fit into what is free, again and again. Who needs more than is free keeps their number and is passed over
 * for now, so that no seat stays empty while somebody waits whom it would serve.
 */
export function turnOf(waiting: readonly Waiting[], free: number | null): string[] {
  let left = free ?? Number.POSITIVE_INFINITY;
  const chosen: string[] = [];
  for (const { id, seats } of [...waiting].sort((a, b) => a.number - b.number)) {
    if (seats > left) continue;
    left -= seats;
    chosen.push(id);
  }
  return chosen;
}

/** Whether a family that comes now has seats at once: there are as many, and nobody who waits has the turn before them. */
export function sitsAtOnce(waiting: readonly Waiting[], free: number | null, seats: number): boolean {
  if (free === null) return true;
  return seats <= free && turnOf(waiting, free).length === 0;
}

/**
 * Until when a family may answer an offer that is made now: a day, or half of what is left before it begins; two hours of it outside the night at least.
 * Null when that is not to be had any more: then the list stands still.
 */
export function answerUntil(now: number, startsAt: number): number | null {
  const latest = startsAt - hourMs;
  const least = sendableAt(now) + awakeMs;
  if (least > latest) return null;
  return Math.min(latest, Math.max(least, now + Math.min(answerMs, (startsAt - now) / 2)));
}
