import type { PersonRow } from '../../_store/people';
import type { Write } from '../outbox';
import { book } from './book';
import type { Consequence, Turning } from './facts';
import { place } from './place';
import { handOver, service } from './service';

/**
 * Everything that follows from what the ledger says, each in a file of its own. To add one: a function here that reads, decides, and answers
 * with what is to be written in the ledger's own transaction; it judges `out` (taken back) and `into` (confirmed) by their kinds.
 */
const all: readonly ((turning: Turning) => Promise<Consequence>)[] = [place, service, handOver, book];

/** All consequences of a turn of the ledger: the fields of the person's row together, and one write for the rest. */
export async function consequencesFor(
  turning: Turning,
): Promise<{ person: Partial<PersonRow>; write: Write }> {
  const found = await Promise.all(all.map((consequence) => consequence(turning)));
  return {
    person: Object.assign({}, ...found.map((one) => one.person)),
    async write(transaction) {
      for (const one of found) await one.write?.(transaction);
    },
  };
}
