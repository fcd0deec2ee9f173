import { addDays, dayOf, instantOf } from '../calendar/beijing';
import type { NodeFacts } from './identity';
import { kindRules } from './kinds';
import { daysOnLeave, type Leave } from './leave';
import { byComing, daysToClose } from './state';

/** What an opening needs to know of a chapter that stands (sealed and not taken back). */
export type LetterFacts = { sealedAt: number; opensAt: number; openedAt: number | null };

/**
 * When a chapter opens, by the nodes that are known: at the node that its link of the chain names, or at any node that comes
 * before it. The link's `opensAt` is the latest: a promotion that is recorded later opens it earlier and changes no link.
 */
export function opensAtOf(letter: LetterFacts, nodes: readonly Pick<NodeFacts, 'dueAt'>[]): number {
  const sooner = nodes.map((node) => node.dueAt).filter((dueAt) => dueAt > letter.sealedAt);
  return Math.min(letter.opensAt, ...sooner);
}

/** The last instant in which a node that came can be closed within its time. */
function within(node: NodeFacts, leaves: readonly Leave[]): number {
  const came = dayOf(node.dueAt);
  let last = addDays(came, daysToClose);
  // A leave that ends moves the limit, and the moved limit may reach into another leave.
  for (let moved = ''; moved !== last; ) {
    moved = last;
    last = addDays(came, daysToClose + daysOnLeave(leaves, came, last));
  }
  return instantOf(addDays(last, 1)) - 1;
}

/**
 * The nodes that are one opening with `node`: those of one day, and each that comes while another is open. Their letters lie
 * open together, and one chapter closes them all. One that was overdue when the next came stays apart, with its own page; so
 * does one that asks for no chapter. Oldest first, `node` among them.
 */
export function openingOf(
  node: NodeFacts,
  nodes: readonly NodeFacts[],
  now: number,
  leaves: readonly Leave[] = [],
): NodeFacts[] {
  const waits = (one: NodeFacts) =>
    one.closedAt === null && one.dueAt <= now && kindRules[one.kind].asks === 'chapter';
  if (!waits(node)) return [node];
  const groups: NodeFacts[][] = [];
  for (const one of byComing(nodes.filter(waits))) {
    const last = groups.at(-1);
    const open = last?.some((other) => one.dueAt <= (other.exemption ? other.dueAt : within(other, leaves)));
    if (last && open) last.push(one);
    else groups.push([one]);
  }
  return groups.find((group) => group.some((one) => one._id === node._id)) ?? [node];
}

/** When the newest node of an opening came: what was written to be opened up to then belongs to it. */
export function horizonOf(opening: readonly NodeFacts[]): number {
  return Math.max(...opening.map((node) => node.dueAt));
}

/**
 * A node with the facts that it shares with its opening: opened when the letters of all of it are, re-read when nothing was opened
 * after the re-reading. `letters` are those that stand and that belong to the opening.
 */
export function inOpening(
  node: NodeFacts,
  opening: readonly NodeFacts[],
  letters: readonly LetterFacts[],
): NodeFacts {
  if (node.closedAt !== null) return node;
  const opened = opening.map((one) => one.openedAt).filter((at) => at !== null);
  const reread = opening.map((one) => one.rereadAt).filter((at) => at !== null);
  const sealed = letters.some((letter) => letter.openedAt === null);
  const openedAt = sealed || opened.length === 0 ? null : Math.min(...opened);
  const lastOpened = Math.max(0, ...letters.map((letter) => letter.openedAt ?? 0));
  const rereadAt = reread.length > 0 ? Math.max(...reread) : null;
  const stands = openedAt !== null && rereadAt !== null && rereadAt >= lastOpened;
  return { ...node, openedAt, rereadAt: stands ? rereadAt : null };
}
