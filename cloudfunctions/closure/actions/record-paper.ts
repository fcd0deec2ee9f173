import type { Input, Output } from '../../../core/contract';
import { nextAnniversary } from '../../../core/domain/calendar/anniversary';
import { dayOf, isDay } from '../../../core/domain/calendar/beijing';
import { newAnniversary } from '../../../core/domain/node/making';
import { mattersOfNode, nodeMatter } from '../../../core/domain/reminder/matter';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { remind, settle, type Write, wake } from '../../_kernel/outbox';
import { turnPage } from '../../_kernel/turn-page';
import type { BookRow } from '../../_store/books';
import { nodes } from '../../_store/nodes';
import { mayActOn, nodeOfUnit } from '../load';
import { mustTakePaper } from '../policy';
import { paperOf } from '../view';

/**
 * HR records that the chapter of a node was written on paper, or takes the record back. The node then counts as closed and reminds nobody;
 * its author may still open, re-read and write here, and is told in the book. The anniversary after it comes into being, as it does at a seal.
 */
export async function recordPaper(
  member: Member,
  input: Input<'closure.recordPaper'>,
): Promise<Output<'closure.recordPaper'>> {
  const { now } = member;
  const { nodeId, paper } = input;
  const cadreId = await mayActOn(member, nodeId);
  type Recorded = Output<'closure.recordPaper'>;
  return change(
    member,
    { route: 'closure.recordPaper', personId: cadreId, input },
    async (): Promise<Plan<Recorded>> => {
      const { book, node } = await nodeOfUnit(member, nodeId);
      const answer = { nodeId, paper };
      const held = paperOf(node);
      if (held?.day === paper?.day && held?.kept === paper?.kept) return { answer };
      if (paper) mustTakePaper(node, book, now);
      if (paper && (!isDay(paper.day) || paper.day > dayOf(now) || paper.day < book.entryDay))
        throw new Fault('INVALID', 'shape', 'paper.day');
      const matters = mattersOfNode(node);
      const follows: Write[] = paper
        ? [await settle(matters, now), await nextAfter(book, now)]
        : node.closedAt === null
          ? [await wake(matters)]
          : [];
      const fields = { paperDay: paper?.day ?? null, paperKept: paper?.kept ?? null, paperAt: now };
      return {
        answer,
        what: `${paper ? 'on paper' : 'not on paper'} ${node.kind} ${node.day}`,
        async write(transaction) {
          await turnPage(book, {}, transaction);
          await nodes.patch(nodeId, fields, transaction);
          for (const write of follows) await write(transaction);
        },
      };
    },
  );
}

/** The first anniversary after today with its reminders, if it is not there yet. */
async function nextAfter(book: BookRow, now: number): Promise<Write> {
  const next = newAnniversary(book._id, nextAnniversary(book.entryDay, dayOf(now)));
  const own = await nodes.everOfBook(book._id);
  if (book.endsOn || own.some((one) => one._id === next._id)) return async () => undefined;
  const shares = own.some((one) => one.withdrawnAt == null && one.dueAt === next.dueAt);
  const demanded = await remind(shares ? [] : [nodeMatter(next, book._id, book.entryDay)], now);
  return async (transaction) => {
    await nodes.add(next, transaction);
    await demanded(transaction);
  };
}
