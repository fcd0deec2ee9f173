import { nodeReminderTemplate } from '../_kernel/ledger';
import { bindings } from '../_store/bindings';
import { consents } from '../_store/consents';
import { permissionId, permissions } from '../_store/permissions';
import type { ReminderRow } from '../_store/reminders';

/** What is known about the people of one page, each kind read at once. */
export type Facts = {
  openid(row: ReminderRow): string | undefined;
  consented(row: ReminderRow): boolean;
  /** Unspent permissions by our ledger. */
  remaining(row: ReminderRow): number;
};

/** Reads the facts of a page in three calls, whatever its size. */
export async function factsOf(rows: readonly ReminderRow[]): Promise<Facts> {
  const personIds = distinct(rows.map((row) => row.personId));
  const template = nodeReminderTemplate();
  const [bindingRows, consentRows, permissionRows] = await Promise.all([
    bindings.ofPeople(personIds),
    consents.byIds(personIds.map((id) => `${id}:reminders`)),
    permissions.byIds(personIds.map((id) => permissionId(id, template))),
  ]);
  const binding = new Map(bindingRows.map((row) => [row.personId, row._id]));
  const consented = new Set(consentRows.filter((row) => row.withdrawnAt === null).map((row) => row.personId));
  const count = new Map(permissionRows.map((row) => [row.personId, row.count]));
  return {
    openid: (row) => binding.get(row.personId),
    consented: (row) => consented.has(row.personId),
    remaining: (row) => count.get(row.personId) ?? 0,
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
