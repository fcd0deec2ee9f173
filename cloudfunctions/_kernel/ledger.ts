import { reconcile, type Told } from '../../core/domain/reminder/reconcile';
import { type TemplateKey, templateKeys } from '../../core/domain/reminder/templates';
import type { Transaction } from '../_store/database';
import { type PermissionRow, permissionId, permissions } from '../_store/permissions';
import { Stale } from './fault';
import { knownTemplate, templateIds } from './templates';

/** What a person has permitted of one template. */
export type Remaining = { remaining: number; standing: boolean };

/** Unspent permissions of a person, by our count, for every template in use. */
export async function permitted(personId: string): Promise<Record<TemplateKey, Remaining>> {
  const rows = new Map((await permissions.ofPerson(personId)).map((row) => [row.templateId, row.count]));
  const of = (key: TemplateKey): Remaining => {
    const { once, long } = templateIds(key);
    return { remaining: rows.get(once) ?? 0, standing: long !== undefined && (rows.get(long) ?? 0) > 0 };
  };
  return Object.fromEntries(templateKeys.map((key) => [key, of(key)])) as Record<TemplateKey, Remaining>;
}

/** Unspent permissions of a person for the reminder of a life node. */
export async function unspent(personId: string): Promise<number> {
  return (await permissions.get(permissionId(personId, templateIds('node').once)))?.count ?? 0;
}

/** What the subscribe sheet answered for one template. */
export type Permission = { templateId: string; answer: string };

/** What an answer makes of the ledger: read before a transaction, written inside it. */
export type LedgerChange = {
  remaining: number;
  changes: boolean;
  write(transaction: Transaction): Promise<void>;
};

/**
 * Records the sheet's answer: anything that begins with `accept` is one more message, or, for a long-term template, permission until it is
 * taken back. A refusal changes nothing, nor does a template that is no longer used: its message is never sent again.
 */
export async function accept(
  personId: string,
  permission: Permission | undefined,
  told: Told,
): Promise<LedgerChange> {
  const known = permission && knownTemplate(permission.templateId);
  const templateId = permission?.templateId ?? templateIds('node').once;
  const _id = permissionId(personId, templateId);
  const before = await permissions.get(_id);
  const count = before?.count ?? 0;
  const nothing = { remaining: count, changes: false, write: async () => {} };
  if (!permission?.answer.startsWith('accept') || !known) return nothing;
  const { counts, unmatched } = reconcile(before?.unmatched ?? [], told);
  const next = known.long ? 1 : count + (counts ? 1 : 0);
  const row: PermissionRow = { ...before, _id, personId, templateId, count: next, at: told.at, unmatched };
  return {
    remaining: next,
    changes: true,
    async write(transaction) {
      const now = await permissions.get(_id, transaction);
      if (now?.count !== before?.count || now?.sentAt !== before?.sentAt) throw new Stale('permissions');
      await permissions.put(row, transaction);
    },
  };
}
