import type { Route } from '../../core/contract';
import { rows } from './invariants-audit';
import type { Evidence } from './invariants-requests';
import type { Document } from './wire';
import type { Dump } from './world';

/** Reminders of activities. */
export const activityKinds = ['activity-eve', 'activity-offer', 'activity-changed', 'activity-cancelled'];

const sum = (seats: readonly Document[], states: readonly string[], of: (seat: Document) => number) =>
  seats.filter(({ state }) => states.includes(String(state))).reduce((total, seat) => total + of(seat), 0);

/**
 * Of every activity whose families are not forgotten yet: its figures are those of the seats, no more seats are taken than there are, no number was given
 * twice; and each reminder speaks of an activity that is there.
 */
export function activityProblems(dump: Dump): string[] {
  const problems: string[] = [];
  const all = rows(dump, 'activities');
  for (const { _id, places, taken, families, waiting, lastNumber, nextAt } of all) {
    const seats = rows(dump, 'activitySeats').filter(({ activityId }) => activityId === _id);
    const counted = {
      taken: sum(seats, ['registered', 'offered'], (seat) => Number(seat.seats)),
      families: sum(seats, ['registered'], () => 1),
      waiting: sum(seats, ['waiting'], () => 1),
    };
    const forgotten = nextAt === 8_640_000_000_000_000 && seats.length === 0;
    if (!forgotten && JSON.stringify(counted) !== JSON.stringify({ taken, families, waiting }))
      problems.push(
        `activity ${_id} says ${JSON.stringify({ taken, families, waiting })}, its seats ${JSON.stringify(counted)}`,
      );
    if (Number(places) > 0 && Number(taken) > Number(places))
      problems.push(`activity ${_id}: ${taken} of ${places} seats`);
    const numbers = seats.map(({ number }) => Number(number));
    if (new Set(numbers).size !== numbers.length || Math.max(0, ...numbers) > Number(lastNumber))
      problems.push(`activity ${_id} gave a number twice: ${numbers}`);
    for (const { _id: seat, state, answerBy } of seats)
      if ((state === 'offered') !== (answerBy !== null))
        problems.push(`seat ${seat}: ${state} until ${answerBy}`);
  }
  const known = new Set(all.map(({ _id }) => _id));
  return [
    ...problems,
    ...rows(dump, 'reminders')
      .filter(({ kind }) => activityKinds.includes(String(kind)))
      .filter(({ facts }) => !known.has((facts as { activityId: string }).activityId))
      .map((row) => `I4: nothing demanded the reminder ${row._id}`),
    ...unreminded(dump),
  ];
}

/** Whoever is registered is reminded on the eve, and for whom seats are kept knows it. */
function unreminded(dump: Dump): string[] {
  const there = new Set(rows(dump, 'reminders').map(({ _id }) => _id));
  return rows(dump, 'activities').flatMap(({ _id: activityId, startsAt, news, state }) =>
    rows(dump, 'activitySeats')
      .filter((seat) => seat.activityId === activityId && news === null && state !== 'cancelled')
      .flatMap(({ _id, state, people, number, offers }) =>
        (people as string[])
          .map((personId) =>
            state === 'registered'
              ? `activity-eve:${_id}:${startsAt}:-1:${personId}`
              : state === 'offered'
                ? `activity-offer:${_id}:${number}-${offers}:0:${personId}`
                : null,
          )
          .filter((id): id is string => id !== null && !there.has(id)),
      )
      .map((id) => `I4: the reminder ${id} is missing`),
  );
}

type Seated = { activityId: string };
/** The activity that an act of a family was about is there. */
const ofActivity: Evidence = (_personId, answer: Seated, _request, dump) =>
  rows(dump, 'activities').some(({ _id }) => _id === answer.activityId);
/** The activity that an organiser wrote, or one that was discarded as a draft since. */
const ofScope: Evidence = (scopeId, answer: Seated, _request, dump) =>
  (rows(dump, 'activities').find(({ _id }) => _id === answer.activityId)?.scopeId ?? scopeId) === scopeId;

/** What each recorded change around an activity must have left in the store. */
export const activityEvidence: Partial<Record<Route, Evidence>> = {
  'activity.save': ofScope,
  'activity.turn': (scopeId, answer: Seated & { state: string }, request, dump) =>
    answer.state === 'gone'
      ? !rows(dump, 'activities').some(({ _id }) => _id === answer.activityId)
      : (ofScope as (...given: unknown[]) => boolean)(scopeId, answer, request, dump),
  'activity.register': ofActivity,
  'activity.answer': ofActivity,
  'activity.withdraw': ofActivity,
  'activity.there': ofActivity,
  'activity.feedback': ofActivity,
  'activity.sumUp': ofScope,
};
