import type { Topic } from '../../../core/domain/reminder/declaration';
import type { Night } from '../../../core/domain/reminder/quiet-hours';
import { nightOf } from '../../../core/domain/reminder/quiet-hours';
import { declarationIfAny } from '../../../core/domain/reminder/registry';
import type { TemplateKey } from '../../../core/domain/reminder/templates';
import { bindings } from '../../_store/bindings';
import { consents } from '../../_store/consents';
import { permissionId, permissions } from '../../_store/permissions';
import { preferences } from '../../_store/preferences';
import type { ReminderRow } from '../../_store/reminders';
import { idsOf, templateIds } from '../templates';

/** Which permission a message goes out on, and how many it stands for. A long-term one stands until it is taken back. */
export type Permit = { templateId: string; standing: boolean; remaining: number };

/** What is known about the people of one page, each kind read at once. */
export type Facts = {
  openid(row: ReminderRow): string | undefined;
  consented(row: ReminderRow): boolean;
  wanted(row: ReminderRow): boolean;
  night(row: ReminderRow): Night;
  permit(row: ReminderRow): Permit;
  lastSentAt(row: ReminderRow): number | undefined;
};

/** Reads the facts of a page in four calls, whatever its size. */
export async function factsOf(rows: readonly ReminderRow[]): Promise<Facts> {
  const personIds = distinct(rows.map((row) => row.personId));
  const ledgers = rows.flatMap((row) => idsOf(templateOf(row)).map((id) => permissionId(row.personId, id)));
  const [bindingRows, consentRows, permissionRows, preferenceRows] = await Promise.all([
    bindings.ofPeople(personIds),
    consents.byIds(personIds.map((id) => `${id}:reminders`)),
    permissions.byIds(distinct(ledgers)),
    preferences.byIds(personIds),
  ]);
  const binding = new Map(bindingRows.map((row) => [row.personId, row._id]));
  const consented = new Set(consentRows.filter((row) => row.withdrawnAt === null).map((row) => row.personId));
  const permission = new Map(permissionRows.map((row) => [row._id, row]));
  const preference = new Map(preferenceRows.map((row) => [row._id, row]));
  const counted = (personId: string, id: string) => permission.get(permissionId(personId, id))?.count ?? 0;
  return {
    openid: (row) => binding.get(row.personId),
    consented: (row) => consented.has(row.personId),
    wanted: (row) => !preference.get(row.personId)?.off.includes(topicOf(row)),
    night: (row) => nightOf(preference.get(row.personId)?.night),
    permit({ personId, kind }) {
      const { once, long } = templateIds(templateOf({ kind }));
      if (long !== undefined && counted(personId, long) > 0)
        return { templateId: long, standing: true, remaining: Number.POSITIVE_INFINITY };
      return { templateId: once, standing: false, remaining: counted(personId, once) };
    },
    lastSentAt({ personId, kind }) {
      const sent = idsOf(templateOf({ kind })).map(
        (id) => permission.get(permissionId(personId, id))?.sentAt,
      );
      return sent.reduce((newest, at) => (at === undefined ? newest : Math.max(newest ?? at, at)), undefined);
    },
  };
}

/** A kind that was taken out of the product has nothing that could be sent: any template does. */
const templateOf = ({ kind }: { kind: string }): TemplateKey => declarationIfAny(kind)?.template ?? 'node';
const topicOf = ({ kind }: { kind: string }): Topic => declarationIfAny(kind)?.topic ?? 'timebook';

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
