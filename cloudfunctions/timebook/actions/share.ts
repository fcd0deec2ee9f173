import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { mentorOf } from '../../_kernel/mentor';
import { shareId, shares } from '../../_store/shares';
import { shelfOf } from '../load';
import { mustBeReadable } from '../policy';

/** Lets the mentor read one opened chapter, until it is taken back. */
export async function share(
  member: Member,
  input: Input<'timebook.share'>,
): Promise<Output<'timebook.share'>> {
  const { now, personId } = member;
  const { chapterNumber } = input;
  type Answer = Output<'timebook.share'>;
  return change(member, { route: 'timebook.share', personId, input }, async (): Promise<Plan<Answer>> => {
    const [shelf, mentorship] = await Promise.all([shelfOf(member), mentorOf(personId)]);
    mustBeReadable(shelf, chapterNumber);
    if (!mentorship) throw new Fault('CONFLICT', 'no-mentor');
    const { mentorId } = mentorship;
    const _id = shareId(shelf.book._id, chapterNumber);
    const held = await shares.get(_id);
    const answer = { chapterNumber, shared: true };
    if (held?.endedAt === null && held.mentorId === mentorId) return { answer };
    return {
      answer,
      what: `share chapter ${chapterNumber}`,
      async write(transaction) {
        const current = await shares.get(_id, transaction);
        if (JSON.stringify(current) !== JSON.stringify(held)) throw new Stale('share');
        const row = { _id, bookId: shelf.book._id, chapterNumber, mentorId, sharedAt: now, endedAt: null };
        await shares.put(row, transaction);
      },
    };
  });
}
