import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { openingSeal } from '../../_kernel/head-seal';
import { chapters } from '../../_store/chapters';
import { nodes } from '../../_store/nodes';
import { nodeOf, shelfOf, standing, turnPage } from '../load';
import { mustHaveCome } from '../policy';
import { nodeView } from '../view';

/** Opens a node that has come, and with it every sealed chapter whose time has come by then. */
export async function open(member: Member, input: Input<'timebook.open'>): Promise<Output<'timebook.open'>> {
  const { now, personId } = member;
  type Opened = Output<'timebook.open'>;
  return change(member, { route: 'timebook.open', personId, input }, async (): Promise<Plan<Opened>> => {
    const shelf = await shelfOf(member);
    const node = nodeOf(shelf, input.nodeId);
    mustHaveCome(node, now);
    const numbersAt = standing(shelf.chain)
      .filter((row) => row.opensNodeId === node._id)
      .map((row) => row.number);
    const closed = standing(shelf.chain).filter((row) => row.openedAt === null && row.opensAt <= node.dueAt);
    if (node.openedAt !== null)
      return { answer: { node: nodeView(node, shelf.chain, now), chapters: numbersAt } };
    const numbers = [...new Set([...numbersAt, ...closed.map((row) => row.number)])].sort((a, b) => a - b);
    return {
      answer: { node: nodeView({ ...node, openedAt: now }, shelf.chain, now), chapters: numbers },
      what: `open ${node.kind} ${node.day}`,
      async write(transaction) {
        await turnPage(shelf.book, {}, transaction);
        await nodes.patch(node._id, { openedAt: now }, transaction);
        for (const row of closed) {
          const opening = { openedAt: now, openedSeal: openingSeal(row.hash, now) };
          await chapters.patch(row._id, opening, transaction);
        }
      },
    };
  });
}
