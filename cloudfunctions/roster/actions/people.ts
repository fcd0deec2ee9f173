import type { Input, Output } from '../../../core/contract';
import { peoplePerPage } from '../../../core/contract/roster';
import { keyOf } from '../../../core/domain/person/search-keys';
import { permit, scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { people as roster } from '../../_store/people';
import { personView } from '../view';

/** One page of the people whom the caller's duties are about, each as far as the duty needs. */
export async function people(
  member: Member,
  input: Input<'roster.people'>,
): Promise<Output<'roster.people'>> {
  const { search, unitId = null, after = '' } = input;
  const key = search === undefined ? null : keyOf(search);
  const rows = await roster.page(scopeOf(member), { key, unitId }, after, peoplePerPage + 1);
  const page = rows.slice(0, peoplePerPage);
  const next = rows.length > peoplePerPage ? (page.at(-1)?.sortKey ?? null) : null;
  const subject = (row: (typeof page)[number]) => ({ personId: row._id, unitPath: row.unitPath });
  return { people: page.map((row) => personView(row, permit(member, subject(row)))), next };
}
