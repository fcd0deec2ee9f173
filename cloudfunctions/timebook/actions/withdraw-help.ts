import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { settle } from '../../_kernel/outbox';
import { helpRequests } from '../../_store/help-requests';

/** Takes a call for help back: the mentor no longer sees it, answered or not. */
export async function withdrawHelp(
  member: Member,
  input: Input<'timebook.withdrawHelp'>,
): Promise<Output<'timebook.withdrawHelp'>> {
  const { now, personId } = member;
  type Answer = Output<'timebook.withdrawHelp'>;
  return change(
    member,
    { route: 'timebook.withdrawHelp', personId, input },
    async (): Promise<Plan<Answer>> => {
      const row = await helpRequests.get(input.helpId);
      if (row?.cadreId !== personId) throw new Fault('NOT_FOUND', undefined, 'helpId');
      const answer = { id: row._id };
      if (row.withdrawnAt !== null) return { answer };
      const subject = row._id.replace(':', '_');
      const settled = await settle({ kind: 'help-asked', subject, occurrence: 'once' }, now);
      return {
        answer,
        what: 'help taken back',
        async write(transaction) {
          const current = await helpRequests.get(row._id, transaction);
          if (current?.withdrawnAt !== null) throw new Stale('help');
          await helpRequests.patch(row._id, { withdrawnAt: now }, transaction);
          await settled(transaction);
        },
      };
    },
  );
}
