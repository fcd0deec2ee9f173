import type { Input, Output } from '../../../core/contract';
import { mustConfirm, permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { people } from '../../_store/people';
import { units } from '../../_store/units';
import { issue, withCode } from '../inviting';

/**
 * Invites many of one unit at once, for a list that is printed or passed on: names with codes leave, so the unit's name is typed as
 * confirmation. It stands in the audit of the unit.
 */
export async function inviteMany(
  member: Member,
  input: Input<'roster.inviteMany'>,
): Promise<Output<'roster.inviteMany'>> {
  const ids = [...new Set(input.personIds)];
  const first = await people.byIds(ids);
  const subjects = ids.map((id) => first.find((row) => row._id === id));
  const rules = subjects.map((row) =>
    permit(member, row && { personId: row._id, unitPath: row.unitPath, state: row.status }, 'personIds'),
  );
  const [unitId, ...others] = [...new Set(first.map((row) => row.unitId))];
  if (unitId === undefined || others.length > 0) throw new Fault('INVALID', 'shape', 'personIds');
  const act = `${member.personId} ${input.requestId}`;
  const done = await change(member, { route: 'roster.inviteMany', personId: unitId, input }, async () => {
    const [unit, rows] = await Promise.all([units.get(unitId), people.byIds(ids)]);
    for (const rule of rules) mustConfirm(rule, input.confirm, unit?.name ?? '');
    const open = rows.filter((row) => row.boundAt === null && row.status !== 'left');
    if (open.length === 0) throw new Fault('CONFLICT', 'bound-already', 'personIds');
    const issued = await issue(open, act, member.now);
    return {
      // Kept for replay under the unit, where no erasure of a person would find their name.
      answer: { unitName: unit?.name ?? '', invitations: issued.views.map((one) => ({ ...one, name: '' })) },
      what: `invitations ${open.length}, confirmed`,
      write: issued.write,
    };
  });
  const names = new Map(first.map((row) => [row._id, row.name]));
  const named = done.invitations.map((one) => ({ ...one, name: names.get(one.personId) ?? '' }));
  return { unitName: done.unitName, invitations: named.map((one) => withCode(one, act)) };
}
