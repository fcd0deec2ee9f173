import { type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What the browser may reach of the emulator; the SDKs' own protocol is none of its business. */
const OPEN_PATHS = /^\/(phone|control)\//;
/** What the emulator says of an answer's bytes. */
const PASSED_ON = [
  'content-type',
  'content-length',
  'content-range',
  'accept-ranges',
  'content-security-policy',
  'x-content-type-options',
];

/**
 * Passes a request of the browser on to the emulator and its answer back, streams included. So the browser sees one origin,
 * and the emulator need not open itself to pages from elsewhere.
 *
 * @param path path and query below the emulator's address
 */
export function passToEmulator(
  emulatorUrl: string,
  path: string,
  incoming: IncomingMessage,
  response: ServerResponse,
): void {
  if (!OPEN_PATHS.test(path)) {
    response.writeHead(404).end();
    return;
  }
  const { 'content-type': type, accept, range } = incoming.headers;
  const outgoing = request(
    new URL(path, emulatorUrl),
    {
      method: incoming.method,
      headers: {
        ...(type ? { 'content-type': type } : {}),
        ...(range ? { range } : {}),
        accept: accept ?? '*/*',
      },
    },
    (answer) => {
      const passedOn = PASSED_ON.flatMap((name) => {
        const value = answer.headers[name];
        return value === undefined ? [] : [[name, value] as const];
      });
      response.writeHead(answer.statusCode ?? 502, {
        'content-type': 'application/json',
        ...Object.fromEntries(passedOn),
        'cache-control': 'no-store',
      });
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    },
  );
  outgoing.on('error', () => {
    // Before the answer began: say so. After it: the connection breaks here as it broke there.
    if (response.headersSent) response.destroy();
    else
      response.writeHead(502, { 'content-type': 'application/json' }).end('{"error":"emulator unreachable"}');
  });
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
