import { freeSeats, type SeatState } from '../../core/domain/activity/waiting';
import { eveKey, eveMatter, offerKey, offerMatter } from '../_kernel/activity-matters';
import { listMoved, putActivity } from '../_kernel/activity-turns';
import { remind, remindAnew, settle, type Write } from '../_kernel/outbox';
import type { ActivityRow } from '../_store/activities';
import { type ActivitySeatRow, activitySeats } from '../_store/activity-seats';
import type { Transaction } from '../_store/database';

/** How many seats of an activity are a family's: those it has, and those that are kept for it. */
export const heldSeats = (seat: ActivitySeatRow | null): number =>
  seat && ['registered', 'offered'].includes(seat.state) ? seat.seats : 0;

const counted = (seat: ActivitySeatRow | null, state: SeatState): number => Number(seat?.state === state);

/**
 * How a family's seats go from one state to the next (null: none any more): its row, the activity's figures, whose turn it is with what comes free,
 * and what the family is reminded of.
 */
export async function seated(
  activity: ActivityRow,
  before: ActivitySeatRow | null,
  next: ActivitySeatRow | null,
  now: number,
): Promise<(transaction: Transaction) => Promise<void>> {
  const figures = {
    taken: activity.taken - heldSeats(before) + heldSeats(next),
    families: activity.families - counted(before, 'registered') + counted(next, 'registered'),
    waiting: activity.waiting - counted(before, 'waiting') + counted(next, 'waiting'),
    lastNumber: Math.max(activity.lastNumber, next?.number ?? 0),
  };
  const id = before?._id ?? next?._id ?? '';
  const moved = await listMoved({ ...activity, ...figures }, now, id);
  const reminded = await remindersOf(activity, before, next, now);
  return async (transaction) => {
    await putActivity(activity, { ...figures, ...moved.fields }, transaction);
    if (next) await activitySeats.put(next, transaction);
    else await activitySeats.remove(id, transaction);
    for (const write of [...moved.writes, ...reminded]) await write(transaction);
  };
}

/** Who comes is reminded on the eve, who comes no more is not; an offer is answered whichever way it goes. */
async function remindersOf(
  activity: ActivityRow,
  before: ActivitySeatRow | null,
  next: ActivitySeatRow | null,
  now: number,
): Promise<Write[]> {
  const comes = (seat: ActivitySeatRow | null) => (seat?.state === 'registered' ? seat.people : []);
  const gone = comes(before).filter((one) => !comes(next).includes(one));
  const eve = eveKey(before?._id ?? '', activity.startsAt);
  return Promise.all([
    ...gone.map((personId) => settle(eve, now, personId)),
    ...(comes(next).length > 0 && next ? [remindAnew([eveMatter(activity, next)], now)] : []),
    ...(next?.state === 'offered' && next.answerBy !== null
      ? [remind(offerMatter(activity, next, next.answerBy, now), now)]
      : []),
    ...(before?.state === 'offered' && next?.state !== 'offered' ? [settle(offerKey(before), now)] : []),
  ]);
}

/** Whether a family that has some seats already may have more. */
export function mayGrow(activity: ActivityRow, before: ActivitySeatRow, seats: number): boolean {
  const free = freeSeats(activity);
  return before.state === 'waiting' || free === null || seats - before.seats <= free;
}
