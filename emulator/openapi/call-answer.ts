/**
 * What WeChat answers to a cloud call: the API's own JSON (`errcode` 0 or not), or a refusal by the gateway before the
 * API is reached (`systemError`, -6041xx), which the SDK throws too.
 */
export type CallAnswer =
  | {
      readonly kind: 'api';
      readonly body: { readonly errcode: number; readonly errmsg: string; readonly [key: string]: unknown };
    }
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly contentType: string }
  | { readonly kind: 'system'; readonly systemError: number; readonly message: string };

export function apiAnswer(errcode: number, errmsg: string, more: Record<string, unknown> = {}): CallAnswer {
  return { kind: 'api', body: { errcode, errmsg, ...more } };
}

export function systemAnswer(systemError: number, message: string): CallAnswer {
  return { kind: 'system', systemError, message };
}

/** The answer as the inspector shows it. */
export function shownAnswer(answer: CallAnswer): Record<string, unknown> {
  if (answer.kind === 'api') return { ...answer.body };
  if (answer.kind === 'bytes')
    return { errcode: 0, contentType: answer.contentType, bytes: answer.bytes.length };
  return { errcode: answer.systemError, errmsg: answer.message };
}
