import type {
  ActivityCard,
  ActivityWritten,
  DeskActivity,
  Feedback,
  MySeat,
  SeatState,
} from '../../core/contract/activity';
import { fewestFamilies } from '../../core/domain/activity/reach';
import { seenState } from '../../core/domain/activity/state';
import { freeSeats } from '../../core/domain/activity/waiting';
import { seatWords } from '../_kernel/activity-box';
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
  const { activityId, state, number, people, children, answerBy, there } = seat;
  const { answers, say } = seatWords(seat);
  const ahead = state === 'waiting' ? await activitySeats.waitingBefore(activityId, number) : 0;
  const feedback = seat.feedback && { ...seat.feedback, say };
  return { state, people, children, answers, ahead, answerBy, there, feedback };
}

/** What families said afterwards; words in an order that tells nothing of whose they are. */
export function feedbackView({ answers }: ActivityRow, said: readonly string[]): Feedback {
  const { families, useful, suited } = answers;
  const words = said.filter((text) => text !== '').sort();
  return { families, shown: families < fewestFamilies ? null : { useful, suited, said: words } };
}
