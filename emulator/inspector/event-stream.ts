import type { ServerResponse } from 'node:http';

export type EventName = 'clock' | 'invocation' | 'call' | 'message' | 'database-reset';

/** A comment now and then keeps the connection from looking dead (milliseconds). */
const HEARTBEAT = 15_000;

/** Server-sent events of the emulator; everyone who listens gets every event. */
export class EventStream {
  private readonly listeners = new Set<ServerResponse>();
  private readonly heartbeat = setInterval(() => this.write(': still here\n\n'), HEARTBEAT).unref();

  /** Turns a response into a stream, which begins with one event. */
  add(response: ServerResponse, firstName: EventName, first: unknown): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
    });
    response.write(frame(firstName, first));
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
  }

  send(name: EventName, data: unknown): void {
    if (this.listeners.size > 0) this.write(frame(name, data));
  }

  close(): void {
    clearInterval(this.heartbeat);
    for (const response of this.listeners) response.end();
    this.listeners.clear();
  }

  private write(text: string): void {
    for (const response of this.listeners) response.write(text);
  }
}

function frame(name: EventName, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
