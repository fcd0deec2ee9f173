import type { Input, Output } from '../../../core/contract';
import { mustConfirm, permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { newId } from '../../_kernel/ids';
import { namesIn } from '../../_kernel/unit-names';
import { type RoleRow, roles } from '../../_store/roles';
import { units } from '../../_store/units';
import { personOf, placeOf, turnPerson } from '../load';
import { mustBeGrantable, mustFitScope, periodOf } from '../policy';
import { roleView } from '../view';

/** Gives somebody a duty for a scope and a period; the granter types the person's name as confirmation. */
export async function grantRole(
  member: Member,
  input: Input<'roster.grantRole'>,
): Promise<Output<'roster.grantRole'>> {
  const { now, personId: granter } = member;
  const { personId, role } = input;
  const { subject } = await personOf(personId);
  const rule = permit(member, subject, 'personId');
  const ids = [...new Set(input.scope.ids)];
  const nodes = await units.byIds(ids);
  for (const id of ids) permit(member, placeOf(nodes.find((node) => node._id === id)), 'scope.ids');
  const scope = { kind: input.scope.kind, ids };
  mustFitScope(role, scope, nodes);
  return change(member, { route: 'roster.grantRole', personId, input }, async () => {
    const [{ row: holder }, held] = await Promise.all([personOf(personId), roles.ofPerson(personId)]);
    mustConfirm(rule, input.confirm, holder.name);
    mustBeGrantable({ role, scope }, { holder, held, granter, now });
    const row: RoleRow = {
      _id: newId('role', `${personId}:${input.requestId}`),
      personId,
      role,
      scope,
      paths: [...new Set(nodes.flatMap((node) => node.path))],
      ...periodOf(input, now),
      grantedBy: granter,
      endedBy: null,
    };
    return {
      answer: { role: roleView(row, holder, namesIn(nodes), now) },
      what: `role ${role}, confirmed`,
      async write(transaction) {
        // The person's version guards what their other roles allow.
        await turnPerson(holder, {}, transaction);
        await roles.add(row, transaction);
      },
    };
  });
}
