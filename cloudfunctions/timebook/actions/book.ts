import type { Input, Output } from '../../../core/contract';
import { checkBook } from '../../_kernel/book-check';
import type { Member } from '../../_kernel/caller';
import { anchors } from '../../_store/anchors';
import { selfOf, shelfOf } from '../load';
import { nodeView, receiptsView } from '../view';

/** 时光书: nodes oldest first, receipts, and the chain checked without fetching what is sealed. */
export async function book(member: Member, _: Input<'timebook.book'>): Promise<Output<'timebook.book'>> {
  const { now } = member;
  const [person, shelf, anchored] = await Promise.all([
    selfOf(member),
    shelfOf(member),
    anchors.ofBook(member.personId),
  ]);
  return {
    name: person.name,
    givenName: person.givenName,
    nodes: shelf.nodes.map((node) => nodeView(shelf, node, now)),
    chapters: receiptsView(shelf, now),
    chain: checkBook(shelf.chain, { ...shelf, anchors: anchored }, now),
  };
}
