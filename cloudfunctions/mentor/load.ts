import { permit } from '../_kernel/authority';
import type { Member } from '../_kernel/caller';
import { Fault, Stale } from '../_kernel/fault';
import type { Transaction } from '../_store/database';
import { type MentorshipRow, mentorships } from '../_store/mentorships';

/**
 * The caller's running mentorship with a cadre. Somebody else's cadre, and one who is not there, are the same answer.
 * @throws Fault NOT_FOUND
 */
export async function pairOf(member: Member, cadreId: string, field = 'cadreId'): Promise<MentorshipRow> {
  permit(member, { personId: cadreId, unitPath: [] }, field);
  const pair = (await mentorships.ofCadre(cadreId)).find(
    (row) => row.until === null && row.mentorId === member.personId,
  );
  if (!pair) throw new Fault('NOT_FOUND', undefined, field);
  return pair;
}

/** Inside a transaction: changes a pair if it stands as it was read, or lets the decision be made again. */
export async function turnPair(
  pair: MentorshipRow,
  fields: Partial<Omit<MentorshipRow, '_id'>>,
  transaction: Transaction,
): Promise<void> {
  const current = await mentorships.get(pair._id, transaction);
  if (current?.until !== pair.until || current.contactAt !== pair.contactAt) throw new Stale('mentorship');
  await mentorships.patch(pair._id, fields, transaction);
}
