import type { ApiHost, Area } from '../api-host';
import { type CallOptions, requireType } from '../call-style';
import { answerCloud, cloudError } from './cloud-errors';
import { type CloudWay, postJson } from './cloud-way';

interface FunctionAnswer {
  result?: unknown;
  requestID?: string;
  errCode?: number;
  errMsg?: string;
  /** Of a refusal before any function ran. */
  error?: string;
  message?: string;
}

/** `wx.cloud.callFunction`: the emulator runs the function as who holds the phone. */
export function cloudFunctions(host: ApiHost, way: CloudWay): Area {
  const ask = async (options: CallOptions): Promise<Record<string, unknown>> => {
    requireType('name', options.name, 'string');
    const { name } = options;
    const data = options.data ?? {};
    const response = await way.travel('callFunction', (delivery, signal) =>
      postJson(
        `${host.emulator}/phone/function`,
        { person: host.state.person, name, data, ...(delivery ? { delivery } : {}) },
        signal,
      ),
    );
    const answer = (await response.json()) as FunctionAnswer;
    host.record('call', { name, data, requestID: answer.requestID });
    const refused = answer.message ?? answer.error;
    if (refused !== undefined && answer.requestID === undefined) {
      throw cloudError(-504001, `cloud.callFunction:fail ${refused}`);
    }
    if (answer.errCode) {
      throw cloudError(answer.errCode, answer.errMsg ?? 'cloud.callFunction:fail', answer.requestID);
    }
    return { result: answer.result, requestID: answer.requestID ?? '', errMsg: 'cloud.callFunction:ok' };
  };
  return {
    callFunction: (options?: CallOptions) => answerCloud('callFunction', ask(options ?? {}), options ?? {}),
  };
}
