import type { ServerResponse } from 'node:http';
import { type ClientRequest, request } from 'node:http';

const RETRY_MS = 1000;
/** Comment lines keep the connection open through idle times. */
const HEARTBEAT_MS = 15_000;

/**
 * One stream of server-sent events per page: the emulator's events and the simulator's own (`rebuild`, `link`). Browsers allow
 * six connections per origin, so a page must not need two streams.
 */
export class EventRelay {
  private readonly pages = new Set<ServerResponse>();
  private upstream: ClientRequest | undefined;
  private retry: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private linked = false;
  private closed = false;

  constructor(private readonly emulatorUrl: string) {}

  /** Adds a page; the connection to the emulator is held while there is at least one. */
  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`event: link\ndata: {"emulator":${this.linked}}\n\n`);
    this.pages.add(response);
    response.on('close', () => {
      this.pages.delete(response);
      if (this.pages.size === 0) this.disconnect();
    });
    this.heartbeat ??= setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS);
    if (!this.upstream && !this.retry) this.connect();
  }

  /** Tells every page one event of the simulator's own. */
  tell(event: string, data: unknown): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  close(): void {
    this.closed = true;
    this.disconnect();
    for (const page of this.pages) page.end();
    this.pages.clear();
  }

  private connect(): void {
    this.retry = undefined;
    const again = () => {
      this.upstream = undefined;
      this.setLinked(false);
      if (!this.closed && this.pages.size > 0) this.retry ??= setTimeout(() => this.connect(), RETRY_MS);
    };
    const upstream = request(new URL('/control/events', this.emulatorUrl), (answer) => {
      if (answer.statusCode !== 200) {
        answer.resume();
        again();
        return;
      }
      this.setLinked(true);
      let rest = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        // Whole events only: the simulator's own must never land in the middle of one.
        const parts = (rest + chunk).split('\n\n');
        rest = parts.pop() ?? '';
        if (parts.length > 0) this.write(`${parts.join('\n\n')}\n\n`);
      });
      answer.on('close', again);
      answer.on('error', again);
    });
    upstream.on('error', again);
    upstream.end();
    this.upstream = upstream;
  }

  private setLinked(linked: boolean): void {
    if (this.linked === linked) return;
    this.linked = linked;
    this.tell('link', { emulator: linked });
  }

  private disconnect(): void {
    clearTimeout(this.retry);
    clearInterval(this.heartbeat);
    this.retry = undefined;
    this.heartbeat = undefined;
    this.linked = false;
    const { upstream } = this;
    this.upstream = undefined;
    upstream?.destroy();
  }

  private write(text: string): void {
    for (const page of this.pages) page.write(text);
  }
}
