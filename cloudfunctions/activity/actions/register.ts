import type { Input, Output } from '../../../core/contract';
import { isAhead, takesFamilies } from '../../../core/domain/activity/state';
import { freeSeats, type SeatState, sitsAtOnce } from '../../../core/domain/activity/waiting';
import { boxWords } from '../../_kernel/activity-box';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault } from '../../_kernel/fault';
import type { ActivityRow } from '../../_store/activities';
import { type ActivitySeatRow, activitySeats } from '../../_store/activity-seats';
import { partyOf, seatId, seenOf } from '../load';
import { mustAnswer, ownWords } from '../policy';
import { mayGrow, seated } from '../seating';

type Registering = Input<'activity.register'>;

/**
 * Registers a household with who comes, or changes who comes. Anybody of it does so for all. Where seats are short it waits by its number; whoever loses
 * a race for the last seat waits, and nobody who waited before is overtaken.
 */
export async function register(member: Member, input: Registering): Promise<Output<'activity.register'>> {
  const { now, personId, openid } = member;
  const { activityId } = input;
  const party = await partyOf(member);
  const seen = await seenOf(party, activityId);
  mustAnswer(seen.activity.questions, input.answers);
  const said = ownWords(seen.activity.questions, input.answers);
  let checked = said === '';
  return change(member, { route: 'activity.register', personId, input }, async () => {
    const { activity, seat: before } = await seenOf(party, activityId);
    mustAnswer(activity.questions, input.answers);
    if (!input.people.every((id) => party.people.some(({ _id }) => _id === id)))
      throw new Fault('NOT_FOUND', undefined, 'people');
    if (!checked) await mustBeFit(openid, said, 'answers');
    checked = true;
    const people = [...new Set(input.people)];
    const seats = people.length + input.children;
    const id = before?._id ?? seatId(activityId, party.id);
    const stands = before && before.state !== 'lapsed' ? before : null;
    const place = stands ? kept(activity, stands, seats, now) : await fresh(activity, seats, now);
    const next: ActivitySeatRow = {
      ...{ _id: id, activityId, partyId: before?.partyId ?? party.id, people, children: input.children },
      ...{
        seats,
        offers: before?.offers ?? 0,
        there: null,
        feedback: null,
        at: now,
        box: boxWords({ answers: input.answers, say: '' }, id),
      },
      ...place,
    };
    return {
      answer: { activityId, state: next.state, seats, answerBy: next.answerBy },
      what: stands ? 'activity registration changed' : `activity ${next.state}`,
      write: await seated(activity, before, next, now),
    };
  });
}

type Place = { state: SeatState; number: number; answerBy: number | null };

/** Who comes is changed: the number stays, and what is held. */
function kept(activity: ActivityRow, before: ActivitySeatRow, seats: number, now: number): Place {
  const { state, number, answerBy } = before;
  if (!isAhead(activity, now)) throw new Fault('CONFLICT', 'activity-over', 'activityId');
  if (seats > before.seats) {
    if (!takesFamilies(activity, now)) throw new Fault('CONFLICT', 'activity-over', 'activityId');
    if (!mayGrow(activity, before, seats)) throw new Fault('CONFLICT', 'activity-seats', 'people');
  }
  return { state, number, answerBy };
}

/** Comes for the first time, or again: seats at once, or a number at the end. */
async function fresh(activity: ActivityRow, seats: number, now: number): Promise<Place> {
  if (!takesFamilies(activity, now)) throw new Fault('CONFLICT', 'activity-over', 'activityId');
  if (activity.places > 0 && seats > activity.places) throw new Fault('CONFLICT', 'activity-seats', 'people');
  const free = freeSeats(activity);
  const waiting = activity.waiting > 0 && free !== 0 ? await activitySeats.waiting(activity._id, 100) : [];
  const queue = waiting.map(({ _id: id, seats: wanted, number }) => ({ id, seats: wanted, number }));
  const state = sitsAtOnce(queue, free, seats) ? 'registered' : 'waiting';
  return { state, number: activity.lastNumber + 1, answerBy: null };
}
