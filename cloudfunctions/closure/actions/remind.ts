import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { standingOf } from '../../../core/domain/closure/tally';
import { matterId, overdueKey } from '../../../core/domain/reminder/matter';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { mentorOf } from '../../_kernel/mentor';
import { remind } from '../../_kernel/outbox';
import { turnPage } from '../../_kernel/turn-page';
import { rulesFor } from '../../_kernel/unit-rules';
import { reminders } from '../../_store/reminders';
import { mayActOn, nodeOfUnit } from '../load';

/**
 * The unit reminds of an overdue node. Once for good: whoever asks again is told when it was. The cadre finds it in the inbox with the document
 * that orders the commitment; the mentor is asked to talk.
 */
export async function remindOnce(
  member: Member,
  input: Input<'closure.remind'>,
): Promise<Output<'closure.remind'>> {
  const { now } = member;
  const { nodeId } = input;
  const cadreId = await mayActOn(member, nodeId);
  type Reminded = Output<'closure.remind'>;
  return change(
    member,
    { route: 'closure.remind', personId: cadreId, input },
    async (): Promise<Plan<Reminded>> => {
      const { cadre, book, node } = await nodeOfUnit(member, nodeId);
      const key = overdueKey(node);
      const [done] = await reminders.ofMatters([matterId(key)]);
      if (done) return { answer: { nodeId, remindedOn: dayOf(done.dueAt), again: true } };
      if (standingOf(node, now, book.leaves) !== 'overdue')
        throw new Fault('CONFLICT', 'wrong-state', 'nodeId');
      const [{ orderedBy }, pair] = await Promise.all([rulesFor(cadre.unitPath), mentorOf(cadreId)]);
      if (orderedBy === '') throw new Fault('CONFLICT', 'document-missing');
      const told = await remind(
        {
          ...{ ...key, at: now },
          people: { cadre: [cadreId], mentor: pair ? [pair.mentorId] : [] },
          facts: {
            ...{ node: nodeId, nodeKind: node.kind, turn: node.years, day: node.day },
            ...{ cadreId, cadreName: cadre.name, document: orderedBy },
          },
        },
        now,
      );
      return {
        answer: { nodeId, remindedOn: dayOf(now), again: false },
        what: `reminded of ${node.kind} ${node.day}`,
        async write(transaction) {
          // A chapter that is sealed in this moment goes first, and there is nothing to remind of.
          await turnPage(book, {}, transaction);
          await told(transaction);
        },
      };
    },
  );
}
