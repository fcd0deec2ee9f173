// The multipart bodies of cloud calls.
import { WireError } from './error-codes';

const BREAK = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * The fields of a multipart body by name. The boundary is read from the body's first line: the SDK's header does not always name it.
 * Throws INVALID_PARAM when the body is not multipart.
 */
export function parseMultipart(body: Buffer): Map<string, Buffer> {
  const firstBreak = body.indexOf(BREAK);
  const boundary = firstBreak > 0 ? body.subarray(0, firstBreak) : Buffer.alloc(0);
  if (boundary.length < 3 || boundary.toString('latin1', 0, 2) !== '--')
    throw new WireError('INVALID_PARAM', 'the body is not multipart');
  const separator = Buffer.concat([BREAK, boundary]);
  const fields = new Map<string, Buffer>();
  let at = firstBreak + BREAK.length;
  for (;;) {
    const end = body.indexOf(separator, at);
    if (end < 0) break;
    const part = body.subarray(at, end);
    const headEnd = part.indexOf(HEAD_END);
    const name = headEnd < 0 ? undefined : /name="([^"]*)"/.exec(part.toString('utf8', 0, headEnd))?.[1];
    if (name) fields.set(name, part.subarray(headEnd + HEAD_END.length));
    at = end + separator.length + BREAK.length;
  }
  return fields;
}
