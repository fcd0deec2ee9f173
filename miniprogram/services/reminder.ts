import type { Output } from '../../core/contract';
import { call } from './cloud';
import { newRequestId } from './request-id';
import { rememberRemaining } from './session';
import type { Permission } from './subscribe';

/** Records what the subscribe sheet answered, outside of sealing. */
export async function grant(permission: Permission): Promise<Output<'reminder.grant'>> {
  const answer = await call('reminder.grant', { requestId: newRequestId(), ...permission });
  rememberRemaining(answer.remaining);
  return answer;
}
