import type { QuestionEntryRow } from '../_store/question-entries';
import { decrypt, encrypt } from './box';
import { places } from './places';

/** Words of a question are kept as letters are: the store holds no text. */
export function boxEntry(text: string, id: string) {
  return encrypt(text, places.questionEntry(id));
}
export function entryText(row: Pick<QuestionEntryRow, '_id' | 'box'>): string {
  return decrypt(row.box, places.questionEntry(row._id));
}
