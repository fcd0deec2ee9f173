import type { Input, Output } from '../../../core/contract';
import { vacantRoles } from '../../../core/domain/authority/vacancy';
import { scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { namesIn } from '../../_kernel/unit-names';
import { inSlices } from '../../_store/collection';
import { people } from '../../_store/people';
import { roles as grants } from '../../_store/roles';
import { treeOf } from '../load';
import { roleView } from '../view';

/** Who holds which duty in the caller's scope, in the order of the tree, and which duties nobody holds. */
export async function roles(member: Member, _: Input<'roster.roles'>): Promise<Output<'roster.roles'>> {
  const { now } = member;
  const scope = scopeOf(member);
  const [tree, held] = await Promise.all([treeOf(scope), grants.within(scope)]);
  const holders = await inSlices([...new Set(held.map((row) => row.personId))], (ids) => people.byIds(ids));
  const byId = new Map(holders.map((row) => [row._id, row]));
  const names = namesIn([...tree.above, ...tree.inside]);
  const place = new Map(tree.inside.map((row, at) => [row._id, at]));
  const rank = (ids: readonly string[]) =>
    Math.min(...ids.map((id) => place.get(id) ?? Number.MAX_SAFE_INTEGER));
  const ordered = [...held].sort((a, b) => rank(a.scope.ids) - rank(b.scope.ids) || b.from - a.from);
  const serving = held.filter((row) => byId.get(row.personId)?.status !== 'left');
  const open = tree.inside.filter((row) => row.closedAt === null);
  return {
    roles: ordered.map((row) => roleView(row, byId.get(row.personId), names, now)),
    vacancies: vacantRoles(
      open.map(({ _id: id, kind }) => ({ id, kind })),
      serving,
      now,
    ).map(({ unitId, role }) => ({ unitId, unitName: names.of(unitId), role })),
  };
}
