// `functions.*`: a function (or a script outside) calls a function.
import type { WireRequest } from '../database/database';
import { WIRE_ERROR_CODES, WireError, type WireErrorCode } from '../wire/error-codes';
import type { Instance } from './instance';
import type { FunctionPlatform } from './platform';

/**
 * Calls a function for an SDK. Who called the calling function is who calls this one too, and the SOURCE chain grows by `scf`.
 * @returns the body of the answer, or undefined when a fault lost it
 * @throws WireError
 */
export async function handleFunctionRequest(
  platform: FunctionPlatform,
  request: WireRequest,
  worker: Instance | undefined,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (request.action !== 'functions.invokeFunction')
    throw new WireError('INVALID_PARAM', `${request.action} is not there in the emulator`);
  const { function_name: name, request_data: data } = request;
  if (typeof name !== 'string' || name === '')
    throw new WireError('INVALID_PARAM', 'function_name is missing');
  let event: unknown;
  try {
    event = data === undefined || data === '' ? {} : JSON.parse(String(data));
  } catch {
    throw new WireError('INVALID_PARAM', 'request_data is not JSON');
  }
  const from = worker?.caller ?? { source: 'wx_unknown' };
  const { answer } = await platform.invoke(name, event, { ...from, source: `${from.source},scf` });
  if (answer === undefined) return undefined;
  const { requestID: requestId } = answer;
  if ('result' in answer) return { requestId, data: { response_data: JSON.stringify(answer.result) } };
  return { requestId, code: CODES[answer.errCode] ?? 'FUNCTIONS_EXECUTE_FAIL', message: answer.errMsg };
}

/** How the SDKs are told what a phone is told by a number. */
const CODES: Readonly<Record<number, WireErrorCode>> = {
  [-501000]: 'FUNCTIONS_REQUEST_FAIL',
  [WIRE_ERROR_CODES.SERVER_TIMEOUT]: 'SERVER_TIMEOUT',
  [WIRE_ERROR_CODES.EXCEED_REQUEST_LIMIT]: 'EXCEED_REQUEST_LIMIT',
};
