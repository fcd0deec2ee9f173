import type { ActivitySeatRow } from '../_store/activity-seats';
import { decrypt, encrypt } from './box';
import { places } from './places';

type Answer = { key: string; text: string };

/** What a family answered an organiser is kept as letters are: the store holds no text. */
export function boxAnswers(answers: readonly Answer[], id: string) {
  return answers.length === 0 ? null : encrypt(JSON.stringify(answers), places.activityAnswers(id));
}
export function seatAnswers(row: Pick<ActivitySeatRow, '_id' | 'box'>): Answer[] {
  return row.box === null ? [] : JSON.parse(decrypt(row.box, places.activityAnswers(row._id)));
}
