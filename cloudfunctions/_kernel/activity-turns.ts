import { isAhead } from '../../core/domain/activity/state';
import { answerUntil, freeSeats, turnOf } from '../../core/domain/activity/waiting';
import { dayMs } from '../../core/domain/calendar/beijing';
import { type ActivityRow, activities } from '../_store/activities';
import { type ActivitySeatRow, activitySeats } from '../_store/activity-seats';
import { never } from '../_store/books';
import type { Transaction } from '../_store/database';
import { offerMatter } from './activity-matters';
import { Stale } from './fault';
import { remind, type Write } from './outbox';

/** How many families are offered seats in one transaction; the clock goes on with the rest at once. */
const mostOffers = 10;
/** How many of those who wait are looked at for a turn. */
const mostWaiting = 100;
/** Days after which nobody's name stands in an activity any more. */
export const keptMs = 180 * dayMs;

/** When the clock looks at an activity with which nothing else is to be done: to forget who came. */
export const restsUntil = ({ state, endsAt }: Pick<ActivityRow, 'state' | 'endsAt'>): number =>
  state === 'draft' ? never : endsAt + keptMs;

/** Inside a transaction: an activity stands as it was read, and is written anew. Every change of it and of its seats goes through here. */
export async function putActivity(
  before: ActivityRow,
  fields: Partial<Omit<ActivityRow, '_id' | 'version'>>,
  transaction: Transaction,
): Promise<void> {
  const current = await activities.get(before._id, transaction);
  if (current?.version !== before.version) throw new Stale('activity');
  // Whole: fields within a field that was null cannot be written one by one.
  await activities.put({ ...before, ...fields, version: before.version + 1 }, transaction);
}

export type Turns = { fields: Partial<ActivityRow>; writes: Write[] };

/**
 * Moves the waiting list: whose turn it is has seats kept until they answer. To be written in the transaction that freed the seats.
 * @param activity as it will be after what freed them
 * @param except a family whose row is written by the same transaction
 */
export async function listMoved(activity: ActivityRow, now: number, except = ''): Promise<Turns> {
  const still = { fields: {}, writes: [] };
  const free = freeSeats(activity);
  const answerBy = answerUntil(now, activity.startsAt);
  if (!isAhead(activity, now) || activity.waiting === 0 || free === 0 || answerBy === null) return still;
  const waiting = (await activitySeats.waiting(activity._id, mostWaiting)).filter(
    ({ _id }) => _id !== except,
  );
  const turn = turnOf(
    waiting.map(({ _id: id, seats, number }) => ({ id, seats, number })),
    free,
  );
  const chosen = waiting.filter(({ _id }) => turn.slice(0, mostOffers).includes(_id));
  if (chosen.length === 0) return still;
  const writes = await Promise.all(chosen.map((seat) => offered(activity, seat, answerBy, now)));
  return {
    fields: {
      taken: activity.taken + chosen.reduce((sum, { seats }) => sum + seats, 0),
      waiting: activity.waiting - chosen.length,
      nextAt: Math.min(activity.nextAt, turn.length > mostOffers ? now : answerBy),
    },
    writes: writes.flat(),
  };
}

async function offered(
  activity: ActivityRow,
  seat: ActivitySeatRow,
  answerBy: number,
  now: number,
): Promise<Write[]> {
  const offers = seat.offers + 1;
  const reminded = await remind(offerMatter(activity, { ...seat, offers }, answerBy, now), now);
  return [
    (transaction) => activitySeats.patch(seat._id, { state: 'offered', answerBy, offers }, transaction),
    reminded,
  ];
}
