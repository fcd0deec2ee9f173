import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { remind, settle } from '../../_kernel/outbox';
import { helpRequests } from '../../_store/help-requests';
import { people } from '../../_store/people';
import { pairOf, turnPair } from '../load';

/** Says that a call for help was dealt with; its author is told. */
export async function handleHelp(
  member: Member,
  input: Input<'mentor.handleHelp'>,
): Promise<Output<'mentor.handleHelp'>> {
  const { now, personId: mentorId } = member;
  const { helpId } = input;
  const cadreId = helpId.slice(0, helpId.indexOf(':'));
  await pairOf(member, cadreId, 'helpId');
  type Answer = Output<'mentor.handleHelp'>;
  return change(
    member,
    { route: 'mentor.handleHelp', personId: cadreId, input },
    async (): Promise<Plan<Answer>> => {
      const [pair, row, mentor] = await Promise.all([
        pairOf(member, cadreId, 'helpId'),
        helpRequests.get(helpId),
        people.get(mentorId),
      ]);
      if (!row || row.mentorId !== mentorId || row.cadreId !== cadreId || row.withdrawnAt !== null)
        throw new Fault('NOT_FOUND', undefined, 'helpId');
      const answer: Answer = { id: helpId, handled: true };
      if (row.answeredAt !== null) return { answer };
      const subject = helpId.replace(':', '_');
      const [settled, told] = await Promise.all([
        settle({ kind: 'help-asked', subject, occurrence: 'once' }, now),
        remind(
          {
            ...{ kind: 'help-handled', subject, occurrence: 'once', at: now },
            people: { cadre: [cadreId] },
            facts: { mentorName: mentor?.name ?? '', at: now },
          },
          now,
        ),
      ]);
      return {
        answer,
        what: 'help handled',
        async write(transaction) {
          const current = await helpRequests.get(helpId, transaction);
          if (current?.answeredAt !== null || current.withdrawnAt !== null) throw new Stale('help');
          await turnPair(pair, { contactAt: now }, transaction);
          await helpRequests.patch(helpId, { answeredAt: now }, transaction);
          await settled(transaction);
          await told(transaction);
        },
      };
    },
  );
}
