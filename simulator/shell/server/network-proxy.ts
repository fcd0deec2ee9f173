import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** Header in which the phone's own headers travel here, and the other host's travel back, as JSON. */
const HEADERS = 'x-network-headers';
/** Of the connection between two machines, not of what is sent. */
const NOT_PASSED_ON = /^(host|connection|content-length|transfer-encoding|content-encoding|referer|origin)$/i;

/**
 * Sends a request of the program to another host and its answer back. A page in a browser may not read what other hosts send;
 * a phone may.
 */
export async function passToNetwork(
  address: string | null,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!address || !/^https?:\/\//.test(address) || !URL.canParse(address)) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('no address of the network');
    return;
  }
  const given = incoming.headers[HEADERS];
  const headers = Object.entries(JSON.parse(String(given ?? '{}')) as Record<string, unknown>)
    .filter(([name]) => !NOT_PASSED_ON.test(name))
    .map(([name, value]): [string, string] => [name, String(value)]);
  const ending = new AbortController();
  response.on('close', () => ending.abort());
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? undefined : await whole(incoming);
  try {
    const answer = await fetch(address, { method, headers, body, signal: ending.signal });
    const back = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
      [HEADERS]: encodeURIComponent(JSON.stringify(back)),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // What another host sends never runs as a page of this address.
      'content-security-policy': 'sandbox',
    });
    if (!answer.body) return void response.end();
    Readable.fromWeb(answer.body as never)
      .on('error', () => response.destroy())
      .pipe(response);
  } catch (error) {
    if (response.destroyed) return;
    const cause = (error as { cause?: { message?: string } }).cause?.message;
    response.writeHead(502, { 'content-type': 'text/plain' }).end(cause ?? String(error));
  }
}

async function whole(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts) as Buffer<ArrayBuffer>;
}
