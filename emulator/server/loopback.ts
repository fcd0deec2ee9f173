import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True for `http://127.0.0.1:8080` and its like: a page that was served by this machine. */
export function isLoopbackOrigin(origin: string): boolean {
  try {
    const url = new URL(origin);
    return (url.protocol === 'http:' || url.protocol === 'https:') && LOOPBACK.has(url.hostname);
  } catch {
    return false;
  }
}

/**
 * Keeps other people's web pages out: the request must name a loopback host (a name that was re-bound to 127.0.0.1 is refused), and a page
 * that sends it must come from this machine.
 * @throws Refusal 403
 */
export function assertLocal(request: IncomingMessage): void {
  const { host, origin } = request.headers;
  const name = host?.replace(/:\d+$/, '');
  if (name === undefined || !LOOPBACK.has(name)) {
    throw new Refusal(403, 'FOREIGN_HOST', 'The emulator answers to 127.0.0.1 and localhost only.');
  }
  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    throw new Refusal(403, 'FOREIGN_ORIGIN', `The emulator does not answer pages from ${origin}.`);
  }
}
