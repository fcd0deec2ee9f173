import { type ActivityRow, listKeyOf } from '../../cloudfunctions/_store/activities';
import type { ActivitySeatRow } from '../../cloudfunctions/_store/activity-seats';
import { noAnswers } from '../../core/domain/activity/reach';
import { written } from './activity-samples';
import { place } from './district';

/** An activity of the court that families see; nobody registered. */
export function activityRow(_id: string, at: number): ActivityRow {
  const { endsAt } = written;
  return {
    ...written,
    ...{ _id, scopeId: place.court, state: 'published', shelf: 'shown', listKey: listKeyOf({ _id, endsAt }) },
    ...{ taken: 0, families: 0, waiting: 0, lastNumber: 0, edition: 1, changes: 0, changedAt: null },
    ...{
      news: null,
      reason: '',
      summary: '',
      there: 0,
      answers: noAnswers,
      nextAt: endsAt + 180 * 86_400_000,
      at,
      version: 1,
    },
  };
}

/** A seat that is kept for somebody on their own. */
export function offeredSeat(_id: string, activityId: string, personId: string, at: number): ActivitySeatRow {
  return {
    ...{ _id, activityId, partyId: personId, people: [personId], children: 0, seats: 1, state: 'offered' },
    ...{ number: 9, offers: 1, answerBy: written.registerUntil, there: null, feedback: null, at, box: null },
  };
}
