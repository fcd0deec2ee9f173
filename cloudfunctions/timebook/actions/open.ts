import type { Input, Output } from '../../../core/contract';
import { kindRules } from '../../../core/domain/node/kinds';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { openingSeal } from '../../_kernel/head-seal';
import { turnPage } from '../../_kernel/turn-page';
import { chapters } from '../../_store/chapters';
import { mentorMessages } from '../../_store/mentor-messages';
import { nodes } from '../../_store/nodes';
import { lettersAt, nodeOf, openingAt, shelfOf } from '../load';
import { mustHaveCome } from '../policy';
import { afterwards, nodeView } from '../view';

/**
 * Opens a node that has come, with all that are one opening with it, and every sealed chapter whose time has come by then. A node
 * that asks for no chapter is closed by this.
 */
export async function open(member: Member, input: Input<'timebook.open'>): Promise<Output<'timebook.open'>> {
  const { now, personId } = member;
  type Opened = Output<'timebook.open'>;
  return change(member, { route: 'timebook.open', personId, input }, async (): Promise<Plan<Opened>> => {
    const shelf = await shelfOf(member);
    const node = nodeOf(shelf, input.nodeId);
    mustHaveCome(node, now);
    const letters = lettersAt(shelf, node, now);
    const sealed = letters.filter((row) => row.openedAt === null);
    const shut = openingAt(shelf, node, now).filter((one) => one.openedAt === null);
    const ownNumbers = letters.filter((row) => row.comesAt === node.dueAt).map((row) => row.number);
    const numbers = [...new Set([...ownNumbers, ...sealed.map((row) => row.number)])].sort((a, b) => a - b);
    const closes = kindRules[node.kind].asks === 'nothing' ? { closedAt: now, rereadAt: now } : {};
    const opened = shut.map((one) => ({ ...one, openedAt: now, ...closes }));
    const chain = shelf.chain.map((row) =>
      sealed.some((one) => one._id === row._id) ? { ...row, openedAt: now } : row,
    );
    const words = (await mentorMessages.ofCadre(personId)).filter((row) => row.seenAt === null);
    const answer = { node: nodeView(afterwards({ ...shelf, chain }, opened), node, now), chapters: numbers };
    if (sealed.length === 0 && shut.length === 0) return { answer };
    return {
      answer,
      what: `open ${node.kind} ${node.day}`,
      async write(transaction) {
        await turnPage(shelf.book, {}, transaction);
        for (const one of shut) await nodes.patch(one._id, { openedAt: now, ...closes }, transaction);
        for (const row of sealed) {
          const opening = { openedAt: now, openedSeal: openingSeal(row.hash, now) };
          await chapters.patch(row._id, opening, transaction);
        }
        // What the mentor left for the next opening appears with it.
        const seen = { nodeId: node._id, seenAt: now };
        for (const row of words) await mentorMessages.patch(row._id, seen, transaction);
      },
    };
  });
}
