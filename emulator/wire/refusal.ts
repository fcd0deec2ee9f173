// How a refusal looks on the wire.
import { randomUUID } from 'node:crypto';
import { WireError } from './error-codes';

/** JSON answers carry exactly this type: for cloud calls the SDK tells JSON from protobuf by comparing the whole text. */
export const JSON_CONTENT_TYPE = 'application/json; charset=utf-8';

/** A body that tells the SDK of a refusal; what is not a WireError is a defect of the emulator and answers SYS_ERR. */
export function refusalBody(error: unknown, requestId: string = randomUUID()): Record<string, unknown> {
  if (error instanceof WireError) return { requestId, code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { requestId, code: 'SYS_ERR', message: `the emulator failed: ${message}` };
}
