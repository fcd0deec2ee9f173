import type { Signature } from '../../core/contract/signature';
import type { PledgeRow } from '../_store/pledges';
import { decrypt, encrypt } from './box';
import { places } from './places';

/** What stands on the wall: the words, and the hand that signed them. */
export type PledgeWords = { text: string; signature: Signature };

/** A pledge is public in its unit and nowhere else: the store, and whoever copies it, holds neither words nor hand. */
export function boxPledge(words: PledgeWords, personId: string) {
  return encrypt(JSON.stringify(words), places.pledge(personId));
}
export function pledgeWords(row: Pick<PledgeRow, '_id' | 'box'>): PledgeWords {
  return JSON.parse(decrypt(row.box, places.pledge(row._id))) as PledgeWords;
}
