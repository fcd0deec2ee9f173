import { isAhead } from '../../../core/domain/activity/state';
import { eveKey, eveMatter, newsMatter, offerKey } from '../../_kernel/activity-matters';
import { listMoved, putActivity, restsUntil, type Turns } from '../../_kernel/activity-turns';
import { Stale } from '../../_kernel/fault';
import { remind, remindAnew, settle, type Write } from '../../_kernel/outbox';
import { type ActivityRow, activities } from '../../_store/activities';
import { type ActivitySeatRow, activitySeats } from '../../_store/activity-seats';
import { never } from '../../_store/books';
import { inTransaction, worthRepeating } from '../../_store/database';

const pageSize = 20;
/** Families that one transaction tells of a change. */
const toldAtOnce = 10;
const forgottenAtOnce = 200;
/** Looked for every five minutes: who is offered a place has hours to answer, and a tick that has nothing to do need not ask. */
const turn = { every: 5, at: 3 };

/**
 * Carries activities on whose time has come: tells who registered of a change, lets offers lapse that nobody answered and moves the list, forgets who came
 * when the days for it are over. Each in a transaction of its own; one that a family changes in this moment is looked at again.
 */
export async function carryActivities(hasTime: () => boolean): Promise<number> {
  if (Math.floor(Date.now() / 60_000) % turn.every !== turn.at) return 0;
  let done = 0;
  while (hasTime()) {
    const now = Date.now();
    const page = await activities.due(now, pageSize);
    let moved = 0;
    for (const activity of page) {
      if (!hasTime()) break;
      moved += await carry(activity, now);
    }
    done += moved;
    if (page.length === 0 || moved === 0) break;
  }
  return done;
}

/** Answers 1 when it was carried on. */
async function carry(activity: ActivityRow, now: number): Promise<number> {
  const { fields, writes } = await turnOf(activity, now);
  try {
    await inTransaction(async (transaction) => {
      await putActivity(activity, fields, transaction);
      for (const write of writes) await write(transaction);
    });
    return 1;
  } catch (error) {
    if (error instanceof Stale || worthRepeating(error)) return 0;
    throw error;
  }
}

function turnOf(activity: ActivityRow, now: number): Promise<Turns> {
  if (activity.news) return told(activity, activity.news, now);
  if (now >= restsUntil(activity)) return forgotten(activity, now);
  return lapsed(activity, now);
}

/** The next families hear of the news; who registered after it came, or did something since, has seen it. */
async function told(
  activity: ActivityRow,
  news: NonNullable<ActivityRow['news']>,
  now: number,
): Promise<Turns> {
  const seats = await activitySeats.ofActivity(activity._id, news.after, toldAtOnce);
  const writes = await Promise.all(seats.map((seat) => tellOne(activity, news, seat, now)));
  const last = seats.at(-1);
  const more = last !== undefined && seats.length === toldAtOnce;
  return {
    // What else waits is looked at by the same tick, or the next.
    fields: { news: more ? { ...news, after: last.number } : null, nextAt: now },
    writes: writes.flat(),
  };
}

async function tellOne(
  activity: ActivityRow,
  { kind, former }: NonNullable<ActivityRow['news']>,
  seat: ActivitySeatRow,
  now: number,
): Promise<Write[]> {
  if (seat.state === 'lapsed') return [];
  const cancelled = kind === 'cancelled';
  const stale = former.filter((at) => cancelled || at !== activity.startsAt);
  const knows = !cancelled && seat.at > (activity.changedAt ?? 0);
  return Promise.all([
    ...stale.map((at) => settle(eveKey(seat._id, at), now)),
    ...(cancelled && seat.state === 'offered' ? [settle(offerKey(seat), now)] : []),
    ...(knows ? [] : [remind(newsMatter(kind, activity, seat, now), now)]),
    ...(!cancelled && seat.state === 'registered' ? [remindAnew([eveMatter(activity, seat)], now)] : []),
  ]);
}

/** Offers that nobody answered in time are over, and whose turn it is next has the seats. */
async function lapsed(activity: ActivityRow, now: number): Promise<Turns> {
  const offered = await activitySeats.offered(activity._id);
  const over = offered.filter(({ answerBy }) => (answerBy ?? 0) <= now).slice(0, toldAtOnce);
  const left = offered.filter((seat) => !over.includes(seat));
  const freed = over.reduce((sum, { seats }) => sum + seats, 0);
  const rests = restsUntil(activity);
  const next = {
    ...activity,
    taken: activity.taken - freed,
    nextAt: Math.min(rests, ...left.map(({ answerBy }) => answerBy ?? rests)),
  };
  const settled = await Promise.all(over.map((seat) => settle(offerKey(seat), now)));
  const gone = over.map(
    ({ _id }): Write =>
      (transaction) =>
        activitySeats.patch(_id, { state: 'lapsed', answerBy: null }, transaction),
  );
  const moved = isAhead(next, now) ? await listMoved(next, now) : { fields: {}, writes: [] };
  return {
    fields: { taken: next.taken, nextAt: next.nextAt, ...moved.fields },
    writes: [...gone, ...settled, ...moved.writes],
  };
}

/** Nobody's name stands in an activity for longer than it is needed; figures stay. */
async function forgotten(activity: ActivityRow, now: number): Promise<Turns> {
  const seats = await activitySeats.ofActivity(activity._id, 0, forgottenAtOnce);
  for (const { _id } of seats) await activitySeats.remove(_id);
  return { fields: { nextAt: seats.length === forgottenAtOnce ? now : never }, writes: [] };
}
