/** The three callbacks every asynchronous wx call takes. */
export interface CallOptions {
  success?: (result: Record<string, unknown>) => void;
  fail?: (result: Record<string, unknown>) => void;
  complete?: (result: Record<string, unknown>) => void;
  [option: string]: unknown;
}

/** Thrown inside an area to make the call fail with WeChat's words: `<name>:fail <reason>`. */
export class CallFailure extends Error {
  readonly fields: Record<string, unknown>;

  constructor(reason: string, fields: Record<string, unknown> = {}) {
    super(reason);
    this.fields = fields;
  }
}

type Deliver = (tell: () => void) => void;

/**
 * Answers one asynchronous wx call in WeChat's two styles: with any of `success`, `fail`, `complete` the callbacks are called
 * and nothing is returned; with none of them a promise is.
 *
 * @param work what the call does; its result is merged with `errMsg: '<name>:ok'`. A {@link CallFailure} becomes a refusal.
 * @param deliver wraps the moment of answering (the tap rule lets some calls pass the tap state on).
 * @throws never synchronously
 */
export function answerCall(
  name: string,
  options: CallOptions | undefined,
  work: () => unknown,
  deliver: Deliver = (tell) => tell(),
): Promise<Record<string, unknown>> | undefined {
  const asked = options ?? {};
  const withCallbacks = Boolean(asked.success || asked.fail || asked.complete);
  const settled = (async () => work())().then(
    (result) => ({
      ok: true as const,
      result: { ...(typeof result === 'object' ? result : {}), errMsg: `${name}:ok` },
    }),
    (error: unknown) => ({ ok: false as const, result: refusal(name, error) }),
  );
  if (withCallbacks) {
    void settled.then(({ ok, result }) =>
      deliver(() => {
        // Each callback on its own: an error in one is the program's and must not silence the next.
        if (ok) callSafely(asked.success, result);
        else callSafely(asked.fail, result);
        callSafely(asked.complete, result);
      }),
    );
    return undefined;
  }
  return new Promise((resolve, reject) => {
    void settled.then(({ ok, result }) => deliver(() => (ok ? resolve(result) : reject(result))));
  });
}

/** `{ errMsg: '<name>:fail <reason>', … }` of whatever was thrown. */
export function refusal(name: string, error: unknown): Record<string, unknown> {
  const reason = error instanceof Error ? error.message : String(error);
  const errMsg = reason.startsWith(`${name}:`) ? reason : `${name}:fail ${reason}`;
  return { ...(error instanceof CallFailure ? error.fields : {}), errMsg };
}

function callSafely(
  callback: ((result: Record<string, unknown>) => void) | undefined,
  result: Record<string, unknown>,
): void {
  if (typeof callback !== 'function') return;
  try {
    callback(result);
  } catch (error) {
    // Thrown again outside the promise, so that it reaches the program's own error hook as on the phone.
    setTimeout(() => {
      throw error;
    });
  }
}

/** Fails like WeChat when a parameter has the wrong type. */
export function requireType(
  parameter: string,
  value: unknown,
  type: 'string' | 'number' | 'object' | 'array' | 'function',
): void {
  const is = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  if (is === type) return;
  const name = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  throw new CallFailure(
    `parameter error: parameter.${parameter} should be ${name(type)} instead of ${name(is)};`,
  );
}
