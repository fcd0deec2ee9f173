import type { Member } from '../_kernel/caller';
import { Fault, Stale } from '../_kernel/fault';
import type { Transaction } from '../_store/database';
import { type PersonRow, people } from '../_store/people';
import { type PledgeRow, pledges } from '../_store/pledges';

/**
 * The caller's row on the roster.
 * @throws Fault NOT_FOUND
 */
export async function selfOf(member: Member): Promise<PersonRow> {
  const self = await people.get(member.personId);
  // A pledge is for a unit: a relative has none.
  if (!self || self.relative) throw new Fault('NOT_FOUND');
  return self;
}

/** Inside a transaction: the caller's pledge stands as it was read, or the decision is made again. */
export async function mustStand(
  personId: string,
  read: PledgeRow | null,
  transaction: Transaction,
): Promise<void> {
  const current = await pledges.get(personId, transaction);
  if (current?.version !== read?.version) throw new Stale('pledge');
}
