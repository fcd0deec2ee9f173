import type { LifeEventRow } from '../../_store/life-events';
import type { PersonRow } from '../../_store/people';
import type { PostingRow } from '../../_store/postings';
import type { Write } from '../outbox';

/**
 * Something that the ledger says at `now`: `out` is a confirmed entry that is taken back, `into` one that is confirmed; a correction is both.
 * `ledger` holds the person's other entries. Everything is read before the transaction and guarded by the person's version.
 */
export type Turning = {
  person: PersonRow;
  stays: readonly PostingRow[];
  ledger: readonly LifeEventRow[];
  out: LifeEventRow | null;
  into: LifeEventRow | null;
  now: number;
};

/** What one part of the programme makes of it: fields of the person's row, and what else is written. */
export type Consequence = { person?: Partial<PersonRow>; write?: Write };
