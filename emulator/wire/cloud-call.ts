// Cloud calls (`cloud.openapi.…`, getOpenData): wx-server-sdk sends CommApiData and wants CommOpenApiResp, both protobuf.
import { WireError } from './error-codes';
import { bytesField, readFields } from './protobuf';

export interface CloudCall {
  /** The mini program that the caller names; empty for its own. */
  readonly appid: string;
  /** Parameters in snake_case, as WeChat's HTTP interface wants them. */
  readonly data: Record<string, unknown>;
}

function parameter(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Reads the `requestData` of a cloud call: CommApiData { 2: OpenApiData { 1: KeyValuePair { 1: key, 2: JSON } … }, 6: appid }.
 * Throws INVALID_PARAM when the bytes are something else.
 */
export function decodeCloudCall(bytes: Buffer): CloudCall {
  const data: Record<string, unknown> = {};
  let appid = '';
  try {
    for (const { number, value } of readFields(bytes)) {
      if (number === 6 && Buffer.isBuffer(value)) appid = value.toString('utf8');
      if (number !== 2 || !Buffer.isBuffer(value)) continue;
      for (const pair of readFields(value)) {
        if (pair.number !== 1 || !Buffer.isBuffer(pair.value)) continue;
        const fields = readFields(pair.value);
        const key = fields.find((field) => field.number === 1)?.value;
        const json = fields.find((field) => field.number === 2)?.value;
        if (Buffer.isBuffer(key) && key.toString('utf8') !== '__proto__')
          data[key.toString('utf8')] = Buffer.isBuffer(json) ? parameter(json) : undefined;
      }
    }
  } catch {
    throw new WireError('INVALID_PARAM', 'requestData is not a CommApiData message');
  }
  return { appid, data };
}

/** The content type under which the SDK takes the body as a protobuf and not as JSON. */
export const CLOUD_CALL_CONTENT_TYPE = 'application/octet-stream';

/** A picture as CommOpenApiResp: the SDK hands it on as `{ contentType, buffer }`. */
export function encodeBytesAnswer(bytes: Buffer, contentType: string): Buffer {
  return Buffer.concat([bytesField(1, bytes), bytesField(2, Buffer.from(contentType, 'utf8'))]);
}

/**
 * The CloudIDs in the `requestData` of getOpenData: CommApiData { 4: SvrkitApiData { 2: ApiGetOpenDataByCloudIdReq { 2: id … } } }.
 * Throws INVALID_PARAM when the bytes are something else.
 */
export function decodeCloudIds(requestData: Buffer): string[] {
  try {
    const within = (bytes: Buffer, number: number) =>
      readFields(bytes).flatMap((field) =>
        field.number === number && Buffer.isBuffer(field.value) ? [field.value] : [],
      );
    return within(requestData, 4)
      .flatMap((svrkit) => within(svrkit, 2))
      .flatMap((asked) => within(asked, 2))
      .map((id) => id.toString('utf8'));
  } catch {
    throw new WireError('INVALID_PARAM', 'requestData is not a CommApiData message');
  }
}

/** The answer to getOpenData: ApiGetOpenDataByCloudIdResp { 1: { 1: cloudId, 2: JSON } … } within CommOpenApiResp. */
export function encodeOpenData(items: readonly Readonly<Record<string, unknown>>[]): Buffer {
  const list = items.map((item) =>
    bytesField(
      1,
      Buffer.concat([
        bytesField(1, Buffer.from(String(item.cloudID), 'utf8')),
        bytesField(2, Buffer.from(JSON.stringify(item), 'utf8')),
      ]),
    ),
  );
  return bytesField(1, Buffer.concat(list));
}

/** WeChat's JSON answer as CommOpenApiResp { 1: bytes, 2: content type }. */
export function encodeCloudCallAnswer(answer: unknown): Buffer {
  return Buffer.concat([
    bytesField(1, Buffer.from(JSON.stringify(answer), 'utf8')),
    bytesField(2, Buffer.from('application/json', 'utf8')),
  ]);
}

/** Whether a cloud call goes to a service whose answer is no JSON: CommApiData { 4: SvrkitApiData }, as `getVoIPSign` sends it. */
export function isServiceCall(requestData: Buffer): boolean {
  return readFields(requestData).some(({ number }) => number === 4);
}
