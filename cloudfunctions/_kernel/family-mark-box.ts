import type { Signature } from '../../core/contract/signature';
import type { FamilyMarkRow } from '../_store/family-marks';
import { decrypt, encrypt } from './box';
import { places } from './places';

/** What somebody left in the family's memory: a word, or nothing but that they were there; and under the pledge their hand. */
export type FamilyMarkWords = { text: string; signature: Signature | null };

/** It is read in its household and nowhere else: the store holds neither word nor hand. */
export function boxMark(words: FamilyMarkWords, id: string) {
  return encrypt(JSON.stringify(words), places.familyMark(id));
}
export function markWords(row: Pick<FamilyMarkRow, '_id' | 'box'>): FamilyMarkWords {
  return JSON.parse(decrypt(row.box, places.familyMark(row._id))) as FamilyMarkWords;
}
