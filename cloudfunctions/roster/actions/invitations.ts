import type { Input, Output } from '../../../core/contract';
import { scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { inSlices } from '../../_store/collection';
import { invitations as issued } from '../../_store/invitations';
import { people } from '../../_store/people';
import { invitationView } from '../inviting';

/** Most invitations that are listed, the newest first. */
const most = 200;

/** Who was invited, and what became of it; no code is among it. */
export async function invitations(
  member: Member,
  _: Input<'roster.invitations'>,
): Promise<Output<'roster.invitations'>> {
  const rows = await issued.within(scopeOf(member), most);
  const ids = [...new Set(rows.map((row) => row.personId))];
  const names = new Map((await inSlices(ids, people.byIds)).map((row) => [row._id, row.name]));
  return {
    invitations: rows.map((row) => invitationView(row, names.get(row.personId) ?? '', member.now)),
  };
}
