import type { Input, Output } from '../../core/contract';
import { call } from './cloud';
import { asFault } from './fault';
import { newRequestId } from './request-id';
import { rememberRemaining } from './session';
import type { Permission } from './subscribe';

type Grant = Input<'reminder.grant'>;

/** Answers of the subscribe sheet that the cloud has not confirmed yet: WeChat counts them already, so losing one loses a message. */
const key = 'waiting-grants';

const waiting = (): Grant[] => (wx.getStorageSync(key) || []) as Grant[];

function forget({ requestId }: Grant): void {
  const left = waiting().filter((one) => one.requestId !== requestId);
  if (left.length > 0) wx.setStorageSync(key, left);
  else wx.removeStorageSync(key);
}

/**
 * Records what the subscribe sheet answered, outside of sealing. Kept on the phone until a definite answer, so that a lost network or a
 * killed program loses no permission. Throws `Fault`.
 */
export async function grant(permission: Permission): Promise<Output<'reminder.grant'>> {
  const input = { requestId: newRequestId(), ...permission };
  try {
    wx.setStorageSync(key, [...waiting(), input]);
  } catch {
    // A full storage: the call below is then the only try.
  }
  return deliver(input);
}

/** Sends again, with their first request ids, what an earlier moment could not. Never throws: it waits for the next time. */
export async function sendWaitingGrants(): Promise<void> {
  for (const input of waiting()) {
    try {
      await deliver(input);
    } catch (error) {
      if (!asFault(error).definite) return;
    }
  }
}

async function deliver(input: Grant): Promise<Output<'reminder.grant'>> {
  try {
    const answer = await call('reminder.grant', input);
    forget(input);
    rememberRemaining(answer.remaining);
    return answer;
  } catch (error) {
    if (asFault(error).definite) forget(input);
    throw error;
  }
}
