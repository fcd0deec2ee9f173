// The bytes of files over HTTP: what temporary links and places to upload lead to.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runUnderFaults } from '../faults/apply';
import { breakOff, readBody } from '../server/exchange';
import { WireError } from '../wire/error-codes';
import { parseMultipart } from '../wire/multipart';
import type { World } from '../world';
import { contentTypeOf } from './content-type';

/** Answers GET, HEAD, PUT and POST of `/files/…`. */
export async function answerFile(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const link = world.storage.links.read(url);
  const use = ['PUT', 'POST'].includes(request.method ?? '') ? 'put' : 'get';
  if (!link || link.use !== use) return sendXml(response, 404, 'NoSuchKey', 'there is no such file');
  if (!link.valid || (use === 'put' && link.until === null))
    return sendXml(
      response,
      403,
      'SignatureDoesNotMatch',
      'the link was not made by this emulator, or before its last start',
    );
  if (link.until !== null && link.until < world.clock.now())
    return sendXml(response, 403, 'AccessDenied', 'Request has expired');
  if (use === 'put') await takeFile(world, request, response, link.path);
  else if (link.until === null && !world.storage.isPublic)
    sendXml(response, 403, 'AccessDenied', 'the file is not for everybody: its link needs a signature');
  else await sendFile(world, request, response, link.path);
}

async function takeFile(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const faults = world.faults.hit({ on: 'storage', action: 'storage.putObject' });
  try {
    const outcome = await runUnderFaults(
      faults,
      async () => world.storage.upload(path, await bytesOf(request, world.project.storage.limit), null),
      async () => undefined,
    );
    if (outcome.kind === 'dropped') breakOff(response);
    else if (outcome.kind === 'error')
      sendXml(response, 503, outcome.code ?? 'ServiceUnavailable', 'a fault was ordered');
    else response.writeHead(200, { 'content-length': 0 }).end();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    request.resume();
    sendXml(response, 400, error.code, error.message);
  }
}

/** Room for the fields around a file in a form (bytes). */
const FORM_LIMIT = 64 * 1024;

/** The SDKs of today put a file's bytes; those before version 4 post it as the field of a form. */
async function bytesOf(request: IncomingMessage, limit: number): Promise<AsyncIterable<Uint8Array>> {
  if (request.method === 'PUT') return request;
  const file = parseMultipart(await readBody(request, limit + FORM_LIMIT)).get('file');
  if (!file) throw new WireError('INVALID_PARAM', 'the form has no file');
  return Readable.from([file]);
}

/** Sends a file's bytes, or the part that `Range` asks for. */
export async function sendFile(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const file = world.storage.files.stat(path);
  if (!file) return sendXml(response, 404, 'NoSuchKey', 'there is no such file');
  const part = rangeOf(request.headers.range, file.size);
  if (part === 'beyond') {
    response.writeHead(416, { 'content-range': `bytes */${file.size}` }).end();
    return;
  }
  const { start, end } = part ?? { start: 0, end: file.size - 1 };
  response.writeHead(part ? 206 : 200, {
    'content-type': contentTypeOf(path),
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(part && { 'content-range': `bytes ${start}-${end}/${file.size}` }),
    // A file is what somebody uploaded: it never runs as a page of this address.
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-store',
  });
  const bytes =
    request.method === 'HEAD' || file.size === 0 ? undefined : world.storage.files.read(path, { start, end });
  if (!bytes) {
    response.end();
    return;
  }
  await pipeline(bytes, response);
}

function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'beyond' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start > end ? 'beyond' : { start, end };
}

/** Refuses as the object storage behind CloudBase does: the SDKs read this XML. */
function sendXml(response: ServerResponse, status: number, code: string, message: string): void {
  const id = randomUUID();
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${escaped}</Message><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`;
  response.writeHead(status, {
    'content-type': 'application/xml',
    'x-cos-request-id': id,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
