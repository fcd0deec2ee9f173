import type { ApiHost, Area } from './api-host';
import { type CallOptions, refusal, requireType } from './call-style';
import { strict } from './create-wx';

/** Client network failed while the answer was polled for (official list of error codes, -404012). */
const NETWORK_FAILED = -404012;

interface FunctionAnswer {
  result?: unknown;
  requestID?: string;
  errCode?: number;
  errMsg?: string;
  /** Of a refusal before any function ran. */
  message?: string;
}

/**
 * `wx.cloud`: `init` and `callFunction`. Calls go to the emulator; without a network they fail as on the phone, and a call
 * under way loses its answer, although the function may have run.
 */
export function cloudArea(host: ApiHost): Area {
  let offline = new AbortController();
  host.on('state', () => {
    if (host.state.network === 'none') offline.abort();
    else if (offline.signal.aborted) offline = new AbortController();
  });

  const ask = async (options: CallOptions): Promise<Record<string, unknown>> => {
    requireType('name', options.name, 'string');
    if (host.state.network === 'none') throw networkFailure();
    const done = host.busy('cloud');
    const delivery = host.takeDelivery();
    let answer: FunctionAnswer;
    try {
      const response = await fetch(`${host.emulator}/phone/function`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          person: host.state.person,
          name: options.name,
          data: options.data ?? {},
          ...(delivery ? { delivery } : {}),
        }),
        signal: offline.signal,
      });
      // The way there broke off: the simulator's server says so with 502.
      if (response.status === 502) throw new Error('broken off');
      answer = (await response.json()) as FunctionAnswer;
    } catch {
      throw networkFailure();
    } finally {
      done();
    }
    host.record('call', { name: options.name, data: options.data ?? {}, requestID: answer.requestID });
    if (answer.message !== undefined && answer.requestID === undefined) {
      throw cloudError(-504001, `cloud.callFunction:fail ${answer.message}`);
    }
    if (answer.errCode) {
      throw cloudError(answer.errCode, answer.errMsg ?? 'cloud.callFunction:fail', answer.requestID);
    }
    return { result: answer.result, requestID: answer.requestID ?? '', errMsg: 'cloud.callFunction:ok' };
  };

  return {
    cloud: strict(
      'wx.cloud',
      {
        // The environment is the emulator's, whatever id the program names.
        init: () => {},
        callFunction: (options?: CallOptions) => answerCloud(ask(options ?? {}), options ?? {}),
      },
      host,
    ),
  };
}

/** The cloud SDK rejects with Error objects that carry `errCode` and `errMsg`, unlike the other wx calls. */
function cloudError(errCode: number, errMsg: string, requestID?: string): Error {
  return Object.assign(new Error(errMsg), { errCode, errMsg, ...(requestID ? { requestID } : {}) });
}

function networkFailure(): Error {
  return cloudError(
    NETWORK_FAILED,
    `cloud.callFunction:fail Error: errCode: ${NETWORK_FAILED} | errMsg: polling exceed max timeout retry, request:fail`,
  );
}

function answerCloud(asked: Promise<Record<string, unknown>>, options: CallOptions) {
  const settled = asked.catch((error: unknown) => {
    if (error instanceof Error && 'errCode' in error) throw error;
    throw cloudError(-401002, String(refusal('cloud.callFunction', error).errMsg));
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
