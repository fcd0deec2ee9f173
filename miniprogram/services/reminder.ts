import type { Input, Output } from '../../core/contract';
import type { InboxItem } from '../../core/contract/reminder';
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

/** Everything that came due for me. */
export const inbox = () => call('reminder.inbox', {});
export const settings = () => call('reminder.settings', {});
export const prefer = (input: Input<'reminder.prefer'>) => call('reminder.prefer', input);

/**
 * Up to when the inbox was seen. Kept on this phone alone: when somebody looks at their reminders is nobody's business. Another phone
 * shows as not seen what is not done.
 */
const seenKey = 'inbox-seen';
export const seenUpTo = (): number => Number(wx.getStorageSync(seenKey) || 0);

export function seen(items: readonly InboxItem[]): void {
  const newest = items.reduce((latest, { dueAt }) => Math.max(latest, dueAt), seenUpTo());
  try {
    wx.setStorageSync(seenKey, newest);
  } catch {
    // A full storage: they stay marked as not seen.
  }
}

/** How many matters wait that were not seen yet. */
export function unread(items: readonly InboxItem[]): number {
  const upTo = seenUpTo();
  return items.filter((item) => !item.done && item.dueAt > upTo).length;
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
