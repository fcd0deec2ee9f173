import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { areaList } from '@vant/area-data';
import type { ChatPosts } from './chat-posts';
import type { ClientFiles } from './client-bundle';
import { emulatorNow } from './emulator-now';
import { passToEmulator } from './emulator-proxy';
import type { EventRelay } from './event-relay';
import { passToNetwork } from './network-proxy';
import { phonePage } from './phone-page';
import type { ProgramWatch } from './program-watch';
import { locateFile, serveFile } from './serve-file';

/** What the pages in the browser read first: the phone within its page, the panel from `/boot.json`. */
export interface Boot {
  project: Record<string, unknown>;
  /** Id of the emulator's environment; `local` while the emulator does not answer. */
  envId: string;
  /** The virtual clock, and the real time at which it stood so; nothing while the emulator does not answer. */
  clock?: { state: { now: number; frozen: boolean; moving: boolean }; at: number };
  revision: number;
  errors: { file: string; line: number; message: string }[];
  warnings: { file: string; line: number; message: string }[];
  pages: string[];
}

export interface ShellServerParts {
  client: ClientFiles;
  program: ProgramWatch;
  relay: EventRelay;
  emulatorUrl: string;
  outDir: string;
  chats: ChatPosts;
  project(): Promise<Record<string, unknown>>;
  /** File on disk of a picture that the project file names for the album. */
  sample(path: string): Promise<string | undefined>;
}

/** The simulator's HTTP side: its own pages, the built program, the program's files, the emulator behind `/emulator`. */
export function createShellServer(parts: ShellServerParts): Server {
  return createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
}

async function answer(parts: ShellServerParts, request: IncomingMessage, response: ServerResponse) {
  if (!fromThisMachine(request)) {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('Only pages of the simulator may ask.\n');
    return;
  }
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const path = decodeURIComponent(url.pathname);
  if (path.startsWith('/emulator/')) {
    passToEmulator(parts.emulatorUrl, url.pathname.slice('/emulator'.length) + url.search, request, response);
    return;
  }
  if (path === '/network') return passToNetwork(url.searchParams.get('url'), request, response);
  if (path.startsWith('/samples/')) {
    return serveFile(response, await parts.sample(path.slice('/samples/'.length)));
  }
  if (path === '/chats') {
    const posted = request.method === 'POST';
    return sendJson(response, posted ? await parts.chats.take(request) : parts.chats.all());
  }
  if (path === '/events') return parts.relay.add(response);
  // Only programs with a picker of places ever ask for them.
  if (path === '/regions.json') return sendJson(response, areaList);
  if (path === '/boot.json') return sendJson(response, await boot(parts));
  if (path.startsWith('/program/')) {
    const { programRoot, mounts } = parts.program.build;
    const all = [{ prefix: '/program/', folder: programRoot }, ...mounts];
    return serveFile(response, locateFile(path, all));
  }
  if (/^\/phone\.(js|css)(\.map)?$/.test(path)) {
    return serveFile(response, join(parts.outDir, path.slice(1)));
  }
  // A bare phone at the shell's own address: `/?chrome=0`.
  const page = path === '/' && url.searchParams.get('chrome') === '0' ? '/phone.html' : path;
  const own = parts.client.get(page);
  if (!own) return serveFile(response, undefined);
  const body = page === '/phone.html' ? phonePage(String(own.body), await boot(parts)) : own.body;
  response.writeHead(200, { 'content-type': own.type, 'cache-control': 'no-store' });
  response.end(body);
}

async function boot(parts: ShellServerParts): Promise<Boot> {
  const { errors, warnings, pages } = parts.program.build;
  const [project, emulator] = await Promise.all([parts.project(), emulatorNow(parts.emulatorUrl)]);
  return { project, ...emulator, revision: parts.program.revision, errors, warnings, pages };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** Refuses pages from elsewhere (and names that were pointed at this machine): they could act as any person of the project. */
function fromThisMachine(request: IncomingMessage): boolean {
  const local = (address: string) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(address);
  const { host, origin } = request.headers;
  if (!host || !local(host)) return false;
  return !origin || origin === `http://${host}`;
}

/** Starts to listen on loopback. @throws a sentence when the port is taken */
export async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} on 127.0.0.1 is taken by another program; choose another with --port.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
