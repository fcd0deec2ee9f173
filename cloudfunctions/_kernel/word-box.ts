import type { MentorMessageRow } from '../_store/mentor-messages';
import { decrypt, encrypt } from './box';
import { places } from './places';

/** A mentor's word for the next opening is kept like a letter: the store holds no text. */
export function boxWord(text: string, id: string) {
  return encrypt(text, places.word(id));
}
export function wordText(row: Pick<MentorMessageRow, '_id' | 'box'>): string {
  return decrypt(row.box, places.word(row._id));
}
