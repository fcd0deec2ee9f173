import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal';

/** The most a request may carry (bytes): a database packet of the platform. */
const BODY_LIMIT = 16 * 1024 * 1024;

/** Reads a request's body. @throws Refusal 413 */
export async function readBody(request: IncomingMessage, limit = BODY_LIMIT): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Refusal(413, 'TOO_LARGE', `A request may carry ${limit} bytes at most.`);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** Reads a JSON object. @throws Refusal 400 */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await readBody(request)).toString('utf8');
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(400, 'NOT_JSON', 'The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'NOT_AN_OBJECT', 'The body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}

/** Breaks the connection without an answer. */
export function breakOff(response: ServerResponse): void {
  response.socket?.destroy();
}
