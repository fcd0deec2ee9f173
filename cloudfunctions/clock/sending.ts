import cloud from 'wx-server-sdk';
import type { Parcel } from '../_kernel/dispatch/grouping';
import { messageOf } from '../_kernel/dispatch/message';

/** What became of one message. `unknown`: no definite answer, so it may have gone out. */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'no-permission' }
  | { kind: 'failed'; note: string }
  | { kind: 'again'; note: string }
  | { kind: 'unknown'; note: string };

/** Definite answers after which the same message may succeed later: not sent, and not the message's fault. */
const passing = new Set([43108, 45009, 45011, 40001, 40014, 42001, -604101]);

/** WeChat's own words for its -1, "system busy"; the SDK uses the same number for anything that it cannot explain. */
const busy = /system (error|busy)/i;

/** Reads an answer of the platform. Codes: developers.weixin.qq.com, subscribeMessage.send. */
export function outcomeOf(error: unknown): Outcome {
  const { errCode, errMsg } = (error ?? {}) as { errCode?: unknown; errMsg?: unknown };
  const said = typeof errMsg === 'string' ? errMsg : '';
  if (errCode === 43101) return { kind: 'no-permission' };
  if (errCode === 47003)
    return { kind: 'failed', note: `47003 ${/data\.(\w+)/.exec(said)?.[1] ?? ''}`.trim() };
  if (typeof errCode !== 'number') return { kind: 'unknown', note: 'no answer' };
  if (passing.has(errCode) || (errCode === -1 && busy.test(said)))
    return { kind: 'again', note: `${errCode}` };
  return errCode > 0 ? { kind: 'failed', note: `${errCode}` } : { kind: 'unknown', note: `${errCode}` };
}

/** Sends one message, once. */
export async function send(parcel: Parcel): Promise<Outcome> {
  let message: ReturnType<typeof messageOf>;
  try {
    message = messageOf(parcel);
  } catch {
    return { kind: 'failed', note: 'message does not fit its template' };
  }
  try {
    await cloud.openapi.subscribeMessage.send({
      touser: parcel.openid,
      templateId: parcel.permit.templateId,
      miniprogramState: process.env.MINIPROGRAM_STATE || 'formal',
      lang: 'zh_CN',
      ...message,
    });
    return { kind: 'sent' };
  } catch (error) {
    return outcomeOf(error);
  }
}
