import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { complaintView } from '../../_kernel/complaint-view';
import { complaints } from '../../_store/complaints';

/** What the caller handed in, the newest first, with its answers. */
export async function myComplaints(
  { personId }: Member,
  _: Input<'account.complaints'>,
): Promise<Output<'account.complaints'>> {
  return { complaints: (await complaints.ofPerson(personId)).map(complaintView) };
}
