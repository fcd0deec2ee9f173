import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { importOf, importView } from '../load';

/** One import: what it would change, what is wrong row by row, how far it is. */
export async function one(member: Member, { importId }: Input<'intake.one'>): Promise<Output<'intake.one'>> {
  const { row, word } = await importOf(importId);
  permit(member, { unitPath: row.paths }, 'importId');
  return { import: importView(row, word, member.now) };
}
