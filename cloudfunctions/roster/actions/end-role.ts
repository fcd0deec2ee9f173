import type { Input, Output } from '../../../core/contract';
import { mustConfirm, permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { namesOf } from '../../_kernel/unit-names';
import { roles } from '../../_store/roles';
import { personOf } from '../load';
import { roleView } from '../view';

/** Ends a duty now; the row stays as history. The holder's name is typed as confirmation. */
export async function endRole(
  member: Member,
  input: Input<'roster.endRole'>,
): Promise<Output<'roster.endRole'>> {
  const { now, personId: by } = member;
  const first = await roles.get(input.roleId);
  const rule = permit(member, first && { unitPath: first.paths }, 'roleId');
  const personId = first?.personId as string;
  return change(member, { route: 'roster.endRole', personId, input }, async () => {
    const [row, { row: holder }] = await Promise.all([roles.get(input.roleId), personOf(personId)]);
    if (!row) throw new Fault('NOT_FOUND', undefined, 'roleId');
    mustConfirm(rule, input.confirm, holder.name);
    if (personId === by) throw new Fault('CONFLICT', 'own-role', 'roleId');
    if (row.until !== null && row.until <= now) throw new Fault('CONFLICT', 'role-ended', 'roleId');
    // A duty that had not begun never is: its period becomes empty.
    const ended = { from: Math.min(row.from, now), until: now, endedBy: by };
    const names = await namesOf(row.scope.ids);
    return {
      answer: { role: roleView({ ...row, ...ended }, holder, names, now) },
      what: `role ${row.role} ended, confirmed`,
      async write(transaction) {
        const current = await roles.get(row._id, transaction);
        if (current?.until !== row.until) throw new Stale('role');
        await roles.patch(row._id, ended, transaction);
      },
    };
  });
}
