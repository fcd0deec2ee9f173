import type { ActivitySeatRow } from '../_store/activity-seats';
import { decrypt, encrypt } from './box';
import { places } from './places';

/** What a family wrote: answers to the organiser's own questions, and a word said afterwards. */
export type SeatWords = { answers: { key: string; text: string }[]; say: string };

/** It is kept as letters are: the store holds no text. */
export function boxWords(words: SeatWords, id: string) {
  const nothing = words.answers.length === 0 && words.say === '';
  return nothing ? null : encrypt(JSON.stringify(words), places.activityAnswers(id));
}
export function seatWords(row: Pick<ActivitySeatRow, '_id' | 'box'>): SeatWords {
  if (row.box === null) return { answers: [], say: '' };
  return JSON.parse(decrypt(row.box, places.activityAnswers(row._id)));
}
