import type { Input, Output } from '../../../core/contract';
import { scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { treeOf } from '../load';
import { unitView } from '../view';

/** The tree, as far as the caller's duties reach, in organisational order. */
export async function units(member: Member, _: Input<'roster.units'>): Promise<Output<'roster.units'>> {
  const { inside, above } = await treeOf(scopeOf(member));
  return {
    units: [...above.map((row) => unitView(row, false)), ...inside.map((row) => unitView(row, true))],
  };
}
