// `POST /admin`: what the SDKs send, read into one shape.
import type { WireRequest } from '../database/database';
import { decodeCloudCall } from './cloud-call';
import { WireError } from './error-codes';
import { parseMultipart } from './multipart';

/** A request that came as multipart: a cloud call. `requestData` stays as bytes beside what was read from it. */
export interface CloudCallRequest extends WireRequest {
  readonly apiName: string;
  readonly requestData: Buffer;
  readonly appid: string;
  /** Parameters in snake_case. Empty for `wx.wxPayApi` and others, whose bytes are not a CommApiData message. */
  readonly data: Record<string, unknown>;
}

export function isCloudCall(request: WireRequest): request is CloudCallRequest {
  return Buffer.isBuffer(request.requestData);
}

function parseJson(body: Buffer): WireRequest {
  let request: unknown;
  try {
    request = JSON.parse(body.toString('utf8'));
  } catch {
    throw new WireError('INVALID_PARAM', 'the body is not JSON');
  }
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw new WireError('INVALID_PARAM', 'the body is not an object');
  if (typeof (request as Partial<WireRequest>).action !== 'string')
    throw new WireError('INVALID_PARAM', 'action is missing');
  return request as WireRequest;
}

function parseCloudCall(body: Buffer): CloudCallRequest {
  const fields = parseMultipart(body);
  const text = (name: string) => fields.get(name)?.toString('utf8') ?? '';
  const action = text('action');
  const apiName = text('apiName');
  if (action === '' || apiName === '') throw new WireError('INVALID_PARAM', 'action or apiName is missing');
  const requestData = fields.get('requestData') ?? Buffer.alloc(0);
  const call = action === 'wx.openApi' ? decodeCloudCall(requestData) : { appid: '', data: {} };
  return { action, apiName, requestData, envName: text('envName'), ...call };
}

/**
 * Reads the body of a `POST /admin`, JSON or multipart. Throws a WireError for everything else, which has to be answered with
 * `refusalBody` and status 200, as CloudBase does.
 */
export function parseWireRequest(
  contentType: string | undefined,
  body: Buffer,
): WireRequest | CloudCallRequest {
  return contentType?.startsWith('multipart/') ? parseCloudCall(body) : parseJson(body);
}
