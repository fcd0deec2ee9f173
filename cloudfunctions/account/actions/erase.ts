import type { Input, Output } from '../../../core/contract';
import { dayMs } from '../../../core/domain/calendar/beijing';
import { mustConfirm, permit } from '../../_kernel/authority';
import type { Caller } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { standingConsents } from '../../_kernel/consents';
import { Fault, Stale } from '../../_kernel/fault';
import { going } from '../../_kernel/hand-pages';
import { erasureSeal } from '../../_kernel/head-seal';
import { lockOut } from '../../_kernel/lock-out';
import { bindings } from '../../_store/bindings';
import { books } from '../../_store/books';
import { type ChapterRow, chapters } from '../../_store/chapters';
import { handPages } from '../../_store/hand-pages';
import { people } from '../../_store/people';
import { pledges } from '../../_store/pledges';
import { questionMedia } from '../../_store/question-media';

/** Within this time everything is gone that need not stay. */
const term = dayMs;

/**
 * The owner has everything erased (PIPL art. 47). In one transaction the letters are destroyed with their keys, what is left of them being
 * links of the chain; consent is withdrawn and the account locked out. The clock takes away the rest by the data map.
 */
export async function erase(caller: Caller, input: Input<'account.erase'>): Promise<Output<'account.erase'>> {
  const { openid, now } = caller;
  const rule = permit(caller, { unitPath: [] });
  const personId = (await bindings.get(openid))?.personId;
  if (personId === undefined) throw new Fault('UNAUTHENTICATED', 'not-bound');
  return change(caller, { route: 'account.erase', personId, input }, async () => {
    const [binding, person, book, chain, photos, media, given] = await Promise.all([
      bindings.get(openid),
      people.get(personId),
      books.get(personId),
      chapters.allOf(personId),
      handPages.ofBook(personId),
      questionMedia.ofAsker(personId),
      standingConsents(personId),
    ]);
    if (!binding || binding.erasedAt !== undefined || !person)
      throw new Fault('UNAUTHENTICATED', 'not-bound');
    mustConfirm(rule, input.confirm, person.name);
    const whole = chain.filter((row) => row.erasedAt === undefined);
    return {
      answer: { at: now, doneBy: now + term },
      what: `erasure, chapters ${whole.length}, confirmed`,
      async write(transaction) {
        await lockOut({ person, openid, given, now }, transaction);
        if (book) {
          if ((await books.get(personId, transaction))?.version !== book.version) throw new Stale('book');
          // A book without its day of entering is a new one for whoever comes back.
          await books.patch(personId, { version: book.version + 1, entryDay: '' }, transaction);
        }
        for (const row of whole) await chapters.put(tombstone(row, now), transaction);
        for (const { _id } of photos) await handPages.patch(_id, going(now), transaction);
        for (const { _id } of media) await questionMedia.patch(_id, going(now), transaction);
        // What colleagues can read goes with the letters, not with the rest.
        await pledges.remove(personId, transaction);
      },
    };
  });
}

/** The link of a chapter without anything that it bound: content, salt and key are gone. */
function tombstone(row: ChapterRow, erasedAt: number): ChapterRow {
  return { ...row, box: null, erasedAt, erasedSeal: erasureSeal(row.hash, erasedAt) };
}
