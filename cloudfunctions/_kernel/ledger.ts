import type { Transaction } from '../_store/database';
import { permissionId, permissions } from '../_store/permissions';
import { Stale } from './fault';

/** Id of the one message template in use; the platform gives each deployment its own. */
export function nodeReminderTemplate(): string {
  return process.env.NODE_REMINDER_TEMPLATE || 'DEMO_TMPL_NODE_REMINDER';
}

/** Unspent permissions of a person, by our count. */
export async function unspent(personId: string): Promise<number> {
  return (await permissions.get(permissionId(personId, nodeReminderTemplate())))?.count ?? 0;
}

/** What the subscribe sheet's answer adds: anything that begins with `accept` is one more message. */
export function granted(permission: { templateId: string; answer: string } | undefined): 0 | 1 {
  if (!permission) return 0;
  // A phone that has been open since the template was changed: its permission is for a message that is never sent again.
  if (permission.templateId !== nodeReminderTemplate()) return 0;
  return permission.answer.startsWith('accept') ? 1 : 0;
}

/** Writes the new count if the ledger still stands where it was read; does nothing for 0. */
export async function addPermission(
  personId: string,
  before: number,
  added: 0 | 1,
  now: number,
  transaction: Transaction,
): Promise<void> {
  if (added === 0) return;
  const templateId = nodeReminderTemplate();
  const _id = permissionId(personId, templateId);
  const row = await permissions.get(_id, transaction);
  if ((row?.count ?? 0) !== before) throw new Stale('permissions');
  await permissions.put({ _id, personId, templateId, count: before + added, at: now }, transaction);
}
