import type { Input, Output } from '../../core/contract';
import { call } from './cloud';
import { remember } from './session';

/** Whom an invitation is for; shown before consent is asked. */
export function invitation(code: string): Promise<Output<'account.invitation'>> {
  return call('account.invitation', { code });
}

/** An invitation for whoever holds the phone whose number stands on the roster; `cloudId` is WeChat's enclosure of the number. */
export const byPhone = (cloudId: string): Promise<Output<'account.byPhone'>> =>
  call('account.byPhone', { cloudId });

/** Binds this WeChat account to the invited person. */
export async function bind(input: Input<'account.bind'>): Promise<Output<'account.bind'>> {
  return remember(await call('account.bind', input));
}

/** Has everything erased that need not stay; `confirm` is the own name. */
export const erase = (requestId: string, confirm: string) => call('account.erase', { requestId, confirm });
