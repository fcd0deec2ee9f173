import type { Input, Output } from '../../../core/contract';
import type { Unreachable } from '../../../core/contract/reminder';
import { inForce } from '../../../core/domain/authority/roles';
import { dayMs } from '../../../core/domain/calendar/beijing';
import { permit, scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { outOfReach } from '../../_kernel/reach';
import { namesOf } from '../../_kernel/unit-names';
import { inSlices } from '../../_store/collection';
import { type PersonRow, people } from '../../_store/people';
import { type ReminderRow, reminders } from '../../_store/reminders';
import { roles } from '../../_store/roles';
import type { Scope } from '../../_store/scope';

/** People looked at for one answer. */
const pageSize = 200;
/** What waited longer is a matter for the overdue list, not for a message. */
const lookedBack = 30 * dayMs;
/** Notes of what stays in the inbox because no message could go out, and not because its person wants none. */
const wanting: readonly string[] = ['no-permission', 'not-bound'];

/**
 * Who waits without having been told, for HR to remind by a card in the group or in person. That something waits is all that is said; who
 * wants no messages is not on the list.
 */
export async function unreachable(
  member: Member,
  { after = '' }: Input<'reminder.unreachable'>,
): Promise<Output<'reminder.unreachable'>> {
  const scope = scopeOf(member);
  const serving = { status: ['serving', 'on-leave'] as const };
  const rows = await people.page(scope, { status: [...serving.status] }, after, pageSize + 1);
  const page = rows.slice(0, pageSize);
  for (const { _id: personId, unitPath } of page) permit(member, { personId, unitPath });
  const [untold, officers] = await Promise.all([
    untoldOf(page, member.now),
    after === '' ? officersOutOfReach(scope, member.now) : [],
  ]);
  const next = rows.length > pageSize ? (page.at(-1)?.sortKey ?? null) : null;
  return { people: untold, officers, next };
}

async function untoldOf(page: readonly PersonRow[], now: number): Promise<Unreachable[]> {
  const ids = page.map(({ _id }) => _id);
  const found = await inSlices(ids, (some) => reminders.withoutMessage(some, now - lookedBack, now));
  const byPerson = new Map<string, ReminderRow[]>();
  for (const row of found.filter((one) => counts(one, now)))
    byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  const names = await namesOf(page.flatMap(({ unitId, sectionId }) => [unitId, sectionId ?? unitId]));
  return page.flatMap(({ _id, name, unitId, sectionId, position }) => {
    const own = byPerson.get(_id) ?? [];
    const newest = own.reduce<ReminderRow | null>((a, b) => (a && a.dueAt >= b.dueAt ? a : b), null);
    if (!newest) return [];
    const count = new Set(own.map(({ matter }) => matter)).size;
    const { unitName, sectionName } = names.ofPlace({ unitId, sectionId });
    const place = [sectionName ?? unitName, position].filter(Boolean).join(' · ');
    return [{ name, place, why: whyOf(newest), count, since: Math.min(...own.map(({ dueAt }) => dueAt)) }];
  });
}

function counts({ status, note, staleAt }: ReminderRow, now: number): boolean {
  if (staleAt !== null && staleAt <= now) return false;
  return status !== 'inbox' || wanting.includes(note);
}

function whyOf({ status, note }: ReminderRow): Unreachable['why'] {
  if (note === '43101') return 'no-permission';
  if (status === 'inbox') return note === 'not-bound' ? 'not-bound' : 'no-permission';
  return status === 'unknown' ? 'unknown' : 'failed';
}

/** Duty officers to whom no message would go out in their shift. */
async function officersOutOfReach(
  scope: Scope,
  now: number,
): Promise<Output<'reminder.unreachable'>['officers']> {
  const held = (await roles.within(scope)).filter((row) => row.role === 'duty-officer' && inForce(row, now));
  const why = await outOfReach(
    held.map(({ personId }) => personId),
    'duty',
  );
  const rows = await inSlices([...why.keys()], people.byIds);
  return rows.flatMap(({ _id, name }) => {
    const reason = why.get(_id);
    return reason ? [{ name, why: reason }] : [];
  });
}
