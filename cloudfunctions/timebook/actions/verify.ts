import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { checked } from '../checking';

/** Checks the caller's own book whole. No text is decrypted. */
export async function verify(
  { personId, now }: Member,
  _: Input<'timebook.verify'>,
): Promise<Output<'timebook.verify'>> {
  const own = await checked(personId, now);
  if (!own) throw new Fault('NOT_FOUND', 'no-book');
  return own.report;
}
