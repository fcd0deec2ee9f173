import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { shareId, shares } from '../../_store/shares';

/** Takes a shared chapter back from the mentor, at once. */
export async function unshare(
  member: Member,
  input: Input<'timebook.unshare'>,
): Promise<Output<'timebook.unshare'>> {
  const { now, personId } = member;
  const { chapterNumber } = input;
  type Answer = Output<'timebook.unshare'>;
  return change(member, { route: 'timebook.unshare', personId, input }, async (): Promise<Plan<Answer>> => {
    const row = await shares.get(shareId(personId, chapterNumber));
    if (!row) throw new Fault('NOT_FOUND', undefined, 'chapterNumber');
    const answer = { chapterNumber, shared: false };
    if (row.endedAt !== null) return { answer };
    return {
      answer,
      what: `unshare chapter ${chapterNumber}`,
      async write(transaction) {
        const current = await shares.get(row._id, transaction);
        if (current?.endedAt !== null) throw new Stale('share');
        await shares.patch(row._id, { endedAt: now }, transaction);
      },
    };
  });
}
