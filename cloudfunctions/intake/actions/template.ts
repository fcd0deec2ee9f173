import type { Input, Output } from '../../../core/contract';
import { scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { units } from '../../_store/units';
import { sheetOf } from '../sheet-of';
import { templateText } from '../text';

/** The empty form, with how it is filled in and the names of units and sections that it may say. */
export async function template(
  member: Member,
  _: Input<'intake.template'>,
): Promise<Output<'intake.template'>> {
  const nodes = (await units.within(scopeOf(member))).filter((row) => row.closedAt === null);
  const below = (id: string) => nodes.filter((row) => row.parentId === id).map((row) => row.name);
  const names = nodes
    .filter((row) => row.kind === 'unit')
    .map((row) => [row.name, ...below(row._id)].join('　'));
  const bytes = await sheetOf([], [...templateText.help, '', templateText.places, ...names]);
  return { name: templateText.name, file: bytes.toString('base64') };
}
