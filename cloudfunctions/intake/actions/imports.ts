import type { Input, Output } from '../../../core/contract';
import { scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { namesOf } from '../../_kernel/unit-names';
import { imports as kept } from '../../_store/imports';
import { importView } from '../load';

/** Most imports that are listed. */
const most = 20;

/** What was read in lately, and the units or the district that the caller may read a file in for. */
export async function imports(member: Member, _: Input<'intake.imports'>): Promise<Output<'intake.imports'>> {
  const scope = scopeOf(member);
  const rows = await kept.within(scope, most);
  const names = await namesOf([...scope.unitIds, ...rows.flatMap((row) => row.paths)]);
  return {
    imports: rows.map((row) => importView(row, names.of(row.paths.at(-1) ?? ''), member.now)),
    places: scope.unitIds.map((id) => ({ id, name: names.of(id) })),
  };
}
