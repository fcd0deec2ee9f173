/**
 * The emulator's HTTP interface as tests use it (emulator/README.md): one place that knows paths and shapes.
 */
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** A raw JSON text, sent as it is: what an object cannot say (`1e999`, a repeated key) goes this way. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** What `/phone/function` answers: the function's own result, or the error a phone sees when it got none. */
export type Delivered = {
  result?: unknown;
  errCode?: number;
  errMsg?: string;
  requestID?: string;
  durationMs?: number;
};

/** What stands for a call whose connection broke. */
export const connectionBroke = -404012;

export type Fault = {
  on: 'database' | 'openapi' | 'function';
  action?: string;
  collection?: string;
  function?: string;
  person?: string;
  skip?: number;
  times?: number;
  effect:
    | 'error'
    | 'drop-before'
    | 'drop-after'
    | 'kill-before'
    | 'kill-after'
    | 'timeout-before'
    | 'timeout-after'
    | 'delay';
  code?: string;
  ms?: number;
  hits?: number;
};

export type Invocation = {
  id: number;
  name: string;
  source: string;
  person?: string;
  at: number;
  durationMs: number;
  coldStart: boolean;
  ok: boolean;
  result?: unknown;
  error?: unknown;
  logs: unknown[];
  database: { calls: number; examined: number; actions: Record<string, number> };
};

export type RecordedCall = {
  id: number;
  at: number;
  api: string;
  request: Record<string, unknown>;
  answer: Record<string, unknown>;
};

export type Document = { _id: string } & Record<string, unknown>;

/** Sends one request and parses the JSON answer; the HTTP status comes along. */
export function exchange(
  url: string,
  method: 'GET' | 'POST',
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : body instanceof RawJson ? body.text : JSON.stringify(body);
    const headers = text === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(url, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const said = Buffer.concat(parts).toString('utf8');
        try {
          resolve({ status: answer.statusCode ?? 0, body: said ? JSON.parse(said) : undefined });
        } catch {
          reject(
            new Error(`${method} ${url} answered ${answer.statusCode} and no JSON: ${said.slice(0, 200)}`),
          );
        }
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Closes the sockets that were kept for the next request. */
export function hangUp(): void {
  agent.destroy();
}

/** The control interface of one running emulator. */
export class Control {
  constructor(readonly url: string) {}

  private async ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    const answer = await exchange(`${this.url}${path}`, method, body);
    if (answer.status !== 200) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body as T;
  }

  /** Calls a function as a phone would; a connection that breaks is an answer too: the phone does not know what happened. */
  async deliver(
    person: string,
    name: string,
    data: unknown,
    delivery?: 'lose-answer' | 'lose-request',
  ): Promise<Delivered> {
    const head = JSON.stringify({ person, name, delivery });
    const text = data instanceof RawJson ? data.text : JSON.stringify(data);
    try {
      return await this.ask('POST', '/phone/function', new RawJson(`${head.slice(0, -1)},"data":${text}}`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
      return { errCode: connectionBroke, errMsg: 'the connection broke before an answer' };
    }
  }

  subscribe(person: string, templateId: string, answer: 'accept' | 'reject'): Promise<unknown> {
    return this.ask('POST', '/phone/subscribe', { person, answers: { [templateId]: answer } });
  }

  /** Which words WeChat's check of texts finds bad from now on. */
  findBad(risky: readonly string[]): Promise<unknown> {
    return this.ask('POST', '/control/behaviour', { words: { risky } });
  }

  /** What WeChat's event says afterwards of messages that it took: 0 arrived. */
  sentAfterAll(errorCode: number): Promise<unknown> {
    return this.ask('POST', '/control/behaviour', { sent: { errorCode } });
  }

  clock(): Promise<{ now: number; frozen: boolean }> {
    return this.ask('GET', '/control/clock');
  }

  setClock(change: Record<string, unknown>): Promise<{ now: number; ticks: number }> {
    return this.ask('POST', '/control/clock', change);
  }

  fire(name: string): Promise<Invocation> {
    return this.ask('POST', '/control/fire', { name });
  }

  async invocations(after?: number): Promise<Invocation[]> {
    const query = after === undefined ? '' : `?after=${after}`;
    const { invocations } = await this.ask<{ invocations: Invocation[] }>(
      'GET',
      `/control/invocations${query}`,
    );
    return invocations;
  }

  async calls(after?: number): Promise<RecordedCall[]> {
    const query = after === undefined ? '' : `?after=${after}`;
    const { calls } = await this.ask<{ calls: RecordedCall[] }>('GET', `/control/calls${query}`);
    return calls;
  }

  async faults(faults: Fault[]): Promise<Fault[]> {
    const answer = await this.ask<{ faults: Fault[] }>('POST', '/control/faults', { faults });
    return answer.faults;
  }

  /** The faults that are ordered, with how often each was hit. */
  async faultHits(): Promise<Fault[]> {
    return (await this.ask<{ faults: Fault[] }>('GET', '/control/faults')).faults;
  }

  database(collection?: string, where?: unknown, limit?: number): Promise<Record<string, unknown>> {
    const query = new URLSearchParams();
    if (collection) query.set('collection', collection);
    if (where) query.set('where', JSON.stringify(where));
    if (limit) query.set('limit', String(limit));
    return this.ask('GET', `/control/database?${query}`);
  }
}
