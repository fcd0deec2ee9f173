import type { ComplaintRow } from '../_store/complaints';
import { decrypt, encrypt } from './box';
import { places } from './places';

/** What somebody handed in, and what was answered. */
export type ComplaintWords = { text: string; answer: string | null };

/** Kept like a letter: who has the store alone reads none of it. */
export function boxComplaint(words: ComplaintWords, id: string) {
  return encrypt(JSON.stringify(words), places.complaint(id));
}
export function complaintWords(row: Pick<ComplaintRow, '_id' | 'box'>): ComplaintWords {
  return JSON.parse(decrypt(row.box, places.complaint(row._id))) as ComplaintWords;
}
