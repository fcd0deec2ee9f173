import { permit } from '../_kernel/authority';
import type { Member } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';
import { type BookRow, books } from '../_store/books';
import { nodes } from '../_store/nodes';
import { type PersonRow, people } from '../_store/people';

export type OwnNode = {
  cadre: PersonRow;
  book: BookRow;
  node: NonNullable<Awaited<ReturnType<typeof nodes.get>>>;
};

/** The cadre whose node it is, if the caller may act on them. Ask before a change begins. @throws Fault NOT_FOUND, CONFLICT wrong-state */
export async function mayActOn(member: Member, nodeId: string): Promise<string> {
  const cadreId = nodeId.split(':')[0] as string;
  const row = await people.get(cadreId);
  permit(
    member,
    row && { personId: cadreId, unitPath: row.unitPath, state: row.cadre ? row.status : 'left' },
    'nodeId',
  );
  return cadreId;
}

/** A node with its book and its cadre, as they stand. The book first: what is read after it is at least as new. @throws Fault NOT_FOUND */
export async function nodeOfUnit(member: Member, nodeId: string): Promise<OwnNode> {
  const cadreId = await mayActOn(member, nodeId);
  const book = await books.get(cadreId);
  const [cadre, node] = await Promise.all([people.get(cadreId), nodes.get(nodeId)]);
  if (!cadre || !book || !node || node.withdrawnAt != null) throw new Fault('NOT_FOUND', undefined, 'nodeId');
  return { cadre, book, node };
}
