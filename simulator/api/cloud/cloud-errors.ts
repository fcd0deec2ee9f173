import { type CallOptions, refusal } from '../call-style';

/** Client network failed while the answer was polled for (official list of error codes, -404012). */
const NETWORK_FAILED = -404012;
/** Wrong parameter (-401002). */
const WRONG_PARAMETER = -401002;

/** The cloud SDK rejects with Error objects that carry `errCode` and `errMsg`, unlike the other wx calls. */
export function cloudError(errCode: number, errMsg: string, requestID?: string): Error {
  return Object.assign(new Error(errMsg), { errCode, errMsg, ...(requestID ? { requestID } : {}) });
}

/** What a call is told whose way to the cloud, or back, broke off. */
export function networkFailure(call: string): Error {
  return cloudError(
    NETWORK_FAILED,
    `cloud.${call}:fail Error: errCode: ${NETWORK_FAILED} | errMsg: polling exceed max timeout retry, request:fail`,
  );
}

/** Answers a call of `wx.cloud` in the two styles: by callbacks when any is given, else by a promise. */
export function answerCloud(
  call: string,
  asked: Promise<Record<string, unknown>>,
  options: CallOptions,
): Promise<Record<string, unknown>> | undefined {
  const settled = asked.catch((error: unknown) => {
    if (error instanceof Error && 'errCode' in error) throw error;
    throw cloudError(WRONG_PARAMETER, String(refusal(`cloud.${call}`, error).errMsg));
  });
  if (!options.success && !options.fail && !options.complete) return settled;
  void settled.then(
    (result) => {
      options.success?.(result);
      options.complete?.(result);
    },
    (error: unknown) => {
      const result = error as Record<string, unknown>;
      options.fail?.(result);
      options.complete?.(result);
    },
  );
  return undefined;
}
