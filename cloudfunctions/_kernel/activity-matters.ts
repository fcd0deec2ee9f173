import type { ActivityRow } from '../_store/activities';
import type { ActivitySeatRow } from '../_store/activity-seats';

type Of = Pick<ActivityRow, '_id' | 'series' | 'startsAt'>;
type Seat = Pick<ActivitySeatRow, '_id' | 'people' | 'offers' | 'number'>;

const facts = ({ _id: activityId, series: thing, startsAt: at }: Of) => ({ activityId, thing, at });

/** The eve of an activity, of whoever comes. */
export function eveMatter(activity: Of, { _id: subject, people }: Seat) {
  const { startsAt: at } = activity;
  return { ...eveKey(subject, at), at, people: { family: people }, facts: facts(activity) };
}
export const eveKey = (subject: string, startsAt: number) => ({
  ...{ kind: 'activity-eve', subject, occurrence: String(startsAt) },
});

/** Seats are kept for a family until a time. */
export function offerMatter(activity: Of, seat: Seat, answerBy: number, now: number) {
  const people = { family: seat.people };
  return { ...offerKey(seat), at: now, people, facts: { ...facts(activity), until: answerBy } };
}
export const offerKey = ({ _id: subject, number, offers }: Omit<Seat, 'people'>) => ({
  ...{ kind: 'activity-offer', subject, occurrence: `${number}-${offers}` },
});

/** What became of an activity after a family registered. */
export function newsMatter(
  kind: 'changed' | 'cancelled',
  activity: Of & Pick<ActivityRow, 'changes'>,
  { _id: subject, people }: Seat,
  now: number,
) {
  const occurrence = String(activity.changes);
  return {
    ...{ kind: `activity-${kind}`, subject, occurrence, at: now },
    people: { family: people },
    facts: facts(activity),
  };
}
