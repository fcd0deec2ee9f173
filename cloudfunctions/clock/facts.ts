import type { NodeFacts } from '../../core/domain/node/identity';
import { nodeReminderTemplate } from '../_kernel/ledger';
import { bindings } from '../_store/bindings';
import { type BookRow, books } from '../_store/books';
import { consents } from '../_store/consents';
import { nodes } from '../_store/nodes';
import { permissionId, permissions } from '../_store/permissions';
import type { ReminderRow } from '../_store/reminders';

/** What is known about the people and nodes of one page, each kind read at once. */
export type Facts = {
  node(row: ReminderRow): NodeFacts | undefined;
  openid(row: ReminderRow): string | undefined;
  consented(row: ReminderRow): boolean;
  /** Unspent permissions by our ledger. */
  remaining(row: ReminderRow): number;
  book(row: ReminderRow): BookRow | undefined;
};

/** Reads the facts of a page in five calls, whatever its size. */
export async function factsOf(rows: readonly ReminderRow[]): Promise<Facts> {
  const personIds = distinct(rows.map((row) => row.personId));
  const template = nodeReminderTemplate();
  const [nodeRows, bindingRows, consentRows, permissionRows, bookRows] = await Promise.all([
    nodes.byIds(distinct(rows.map((row) => row.nodeId))),
    bindings.ofPeople(personIds),
    consents.byIds(personIds.map((id) => `${id}:reminders`)),
    permissions.byIds(personIds.map((id) => permissionId(id, template))),
    books.byIds(distinct(rows.map((row) => row.bookId))),
  ]);
  const node = new Map(nodeRows.map((row) => [row._id, row]));
  const binding = new Map(bindingRows.map((row) => [row.personId, row._id]));
  const consented = new Set(consentRows.filter((row) => row.withdrawnAt === null).map((row) => row.personId));
  const count = new Map(permissionRows.map((row) => [row.personId, row.count]));
  const book = new Map(bookRows.map((row) => [row._id, row]));
  return {
    node: (row) => node.get(row.nodeId),
    openid: (row) => binding.get(row.personId),
    consented: (row) => consented.has(row.personId),
    remaining: (row) => count.get(row.personId) ?? 0,
    book: (row) => book.get(row.bookId),
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
