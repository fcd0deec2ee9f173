import type {
  ActivityCard,
  ActivityWritten,
  DeskActivity,
  MySeat,
  SeatState,
} from '../../core/contract/activity';
import { seenState } from '../../core/domain/activity/state';
import { freeSeats } from '../../core/domain/activity/waiting';
import { seatAnswers } from '../_kernel/activity-box';
import type { ActivityRow } from '../_store/activities';
import { type ActivitySeatRow, activitySeats } from '../_store/activity-seats';

/** An activity in a family's list. */
export function cardView(
  activity: ActivityRow,
  scopeName: string,
  mine: SeatState | null,
  now: number,
): ActivityCard {
  const { _id: id, series, format, title, place, startsAt, endsAt } = activity;
  const free = freeSeats(activity);
  const state = seenState(activity, now);
  return { id, scopeName, series, format, title, place, startsAt, endsAt, state, free, mine };
}

/** What its organiser wrote. */
export function writtenView(activity: ActivityRow): ActivityWritten {
  const { series, format, title, place, about, bring, startsAt, endsAt } = activity;
  const { registerUntil, places, questions } = activity;
  return {
    ...{ series, format, title, place, about, bring, startsAt, endsAt },
    ...{ registerUntil, places, questions },
  };
}

/** In the organiser's list. */
export function deskView(activity: ActivityRow, now: number): DeskActivity {
  const { scopeName: _, mine: __, ...card } = cardView(activity, '', null, now);
  const { families, taken, waiting } = activity;
  return { ...card, families, taken, waiting };
}

/** A household's own seats. */
export async function seatView(seat: ActivitySeatRow | null): Promise<MySeat | null> {
  if (!seat) return null;
  const { activityId, state, number, people, children, answerBy } = seat;
  const ahead = state === 'waiting' ? await activitySeats.waitingBefore(activityId, number) : 0;
  return { state, people, children, answers: seatAnswers(seat), ahead, answerBy };
}
