import type { Input } from '../../../../core/contract';
import { call } from '../../../services/cloud';
import { remember, session } from '../../../services/session';

/** Thin calls around what a person may ask about themself; each throws `Fault`. */
export const held = () => call('account.held', {});
export const complain = (input: Input<'account.complain'>) => call('account.complain', input);
export const myComplaints = () => call('account.complaints', {});
export const complaints = () => call('roster.complaints', {});
export const answerComplaint = (input: Input<'roster.answerComplaint'>) =>
  call('roster.answerComplaint', input);

/** Gives or withdraws consent; what the phone knows of the person follows. */
export async function consent(input: Input<'account.consent'>): Promise<void> {
  const { consents } = await call('account.consent', input);
  const me = await session();
  if (me.bound) remember({ ...me, consents });
}
