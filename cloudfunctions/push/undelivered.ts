import { declarationIfAny } from '../../core/domain/reminder/registry';
import { idsOf } from '../_kernel/templates';
import type { Transaction } from '../_store/database';
import { permissionId, permissions } from '../_store/permissions';
import { type ReminderRow, reminders } from '../_store/reminders';

/** WeChat says so within moments; between two messages to one person lie ten minutes. */
const tellsWithin = 10 * 60_000;

type Correction = { what?: string; write(transaction: Transaction): Promise<void> };

/**
 * WeChat took a message and says afterwards that it did not arrive: its reminder counts as failed, so that it is seen in the inbox and on
 * the unit's list, and is not sent again. 43101 says that no permission is left. The clock may still hold the row (`attempting`): it then
 * finds it settled, and leaves it.
 */
export async function undelivered(
  personId: string,
  templateId: string,
  { code, at }: { code: string; at: number },
): Promise<Correction> {
  const [sent, ledger] = await Promise.all([
    reminders.sentTo(personId),
    permissions.get(permissionId(personId, templateId)),
  ]);
  const row = lastOf(sent, templateId, at);
  const empty = code === '43101' && ledger !== null && ledger.count > 0;
  if (!row && !empty) return { write: async () => {} };
  return {
    what: 'message not delivered',
    async write(transaction) {
      const now = row && (await reminders.get(row._id, transaction));
      if (now?.status === 'sent' || now?.status === 'attempting') {
        const settled = { settledAt: at, leaseUntil: 0 };
        await reminders.patch(now._id, { status: 'failed', note: code, ...settled }, transaction);
      }
      if (empty) await permissions.patch(permissionId(personId, templateId), { count: 0 }, transaction);
    },
  };
}

/** The message that was under way on this template when WeChat spoke. */
function lastOf(rows: readonly ReminderRow[], templateId: string, at: number): ReminderRow | undefined {
  const onTemplate = ({ kind }: ReminderRow) =>
    idsOf(declarationIfAny(kind)?.template ?? 'node').includes(templateId);
  const since = ({ settledAt, status }: ReminderRow) => (status === 'attempting' ? at : (settledAt ?? 0));
  return rows
    .filter((row) => onTemplate(row) && Math.abs(at - since(row)) <= tellsWithin)
    .sort((a, b) => since(b) - since(a))[0];
}
