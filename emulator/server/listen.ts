import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { breakOff, sendJson } from './exchange';
import { assertLocal } from './loopback';
import { Refusal } from './refusal';

/** Answers one request; an error it throws becomes an answer. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on loopback.
 * @param port 0 picks a free one
 * @throws Error with a sentence when the port is taken
 */
export async function listen(port: number, handler: Handler): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(handler, request, response).catch((error) => refuse(response, error));
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new Error(
            `Port ${port} is taken by another program. Choose another with --port (0 picks a free one), or end that program.`,
          ),
        );
      } else if (error.code === 'EACCES') {
        reject(new Error(`Port ${port} may not be used by this account. Choose one above 1023 with --port.`));
      } else reject(error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no address.');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { origin } = request.headers;
  assertLocal(request);
  if (origin !== undefined) {
    // The simulator's page is served from another port of this machine.
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('vary', 'origin');
    if (request.method === 'OPTIONS') {
      response.writeHead(204, {
        'access-control-allow-methods': 'GET, HEAD, POST, PUT',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
        'access-control-allow-private-network': 'true',
      });
      response.end();
      return;
    }
  }
  await handler(request, response, new URL(request.url ?? '/', 'http://127.0.0.1'));
}

function refuse(response: ServerResponse, error: unknown): void {
  const gone = (error as NodeJS.ErrnoException | undefined)?.code === 'ECONNRESET';
  // A client that broke off in the middle of its own request wants no answer; half an answer cannot be mended.
  if (gone || response.headersSent || response.destroyed) breakOff(response);
  else if (error instanceof Refusal) {
    sendJson(response, error.status, { code: error.code, error: error.message });
  } else {
    console.error(error);
    sendJson(response, 500, { code: 'EMULATOR_DEFECT', error: String(error) });
  }
}
