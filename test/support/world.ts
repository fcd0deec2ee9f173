import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, Output, Route } from '../../core/contract';
import type { Answer } from '../../core/contract/envelope';
import { startEmulator } from '../../emulator';
import { adminDatabase } from './admin';
import { builtFunctions } from './built';
import { People, type Person } from './people';
import { testProject } from './project';
import { testEnvironment } from './secrets';
import { Control, type Delivered, type Document } from './wire';

// A machine that many share is slow at times; what hangs is found all the same.
jest.setTimeout(120_000);

/** The call got no answer: lost on the way, worker dead, or time-out. A phone then repeats it with the same `requestId`. */
export class NoAnswer extends Error {
  constructor(readonly delivered: Delivered) {
    super(delivered.errMsg ?? 'no answer');
  }
}

/** What a phone sent to be sealed. */
export type Letter = Pick<Input<'timebook.seal'>, 'text' | 'promises' | 'signature'>;

/** Everything in the store, by collection, sorted by id. */
export type Dump = Record<string, Document[]>;

/** Beijing time at which every world begins. */
export const worldStart = '2026-07-01T09:12:00+08:00';

/** A running emulator with the product's functions, a stopped clock, and people who hold phones. */
export class World {
  readonly control: Control;
  readonly people: People;
  /** Every success that a phone saw for a `requestId`, in order. */
  readonly answers = new Map<string, string[]>();
  /** Letters that phones know to be sealed, by fingerprint: what they sent. */
  readonly letters = new Map<string, Letter>();
  /** Digests of sealed records as they were first seen in the store. */
  readonly sealedBefore = new Map<string, string>();
  private requestCount = 0;

  constructor(
    readonly url: string,
    readonly envId: string,
    readonly folder: string,
    private readonly shutDown: () => Promise<void>,
  ) {
    this.control = new Control(url);
    this.people = new People(this);
  }

  /** A fresh id of an act, as a phone makes one. */
  requestId(hint = 'request'): string {
    this.requestCount += 1;
    return `${hint}-${String(this.requestCount).padStart(16, '0')}`.slice(-64);
  }

  /**
   * One call as the phone makes it.
   * @throws NoAnswer when the phone would not know what happened
   */
  async call<R extends Route>(
    person: Person | string,
    route: R,
    input: Input<R>,
    options: { delivery?: 'lose-answer' | 'lose-request' } = {},
  ): Promise<Answer<Output<R>>> {
    const [name, action] = route.split('.') as [string, string];
    const openid = typeof person === 'string' ? person : person.openid;
    const delivered = await this.control.deliver(openid, name, { action, input }, options.delivery);
    if (delivered.errCode !== undefined && delivered.errCode !== 0) throw new NoAnswer(delivered);
    const answer = delivered.result as Answer<Output<R>>;
    this.remember(route, input, answer);
    return answer;
  }

  /** A call that must succeed. */
  async ask<R extends Route>(person: Person | string, route: R, input: Input<R>): Promise<Output<R>> {
    const answer = await this.call(person, route, input);
    if (!answer.ok) throw new Error(`${route} was refused: ${JSON.stringify(answer)}`);
    return answer.value;
  }

  /**
   * Repeats a call with the same input, as the phone does, until the answer is definite.
   * @returns the answer and how many tries it took
   */
  async insist<R extends Route>(
    person: Person | string,
    route: R,
    input: Input<R>,
    tries = 6,
  ): Promise<{ answer: Answer<Output<R>>; tries: number }> {
    for (let n = 1; ; n++) {
      try {
        const answer = await this.call(person, route, input);
        if (answer.ok || !mayRepeat(answer) || n >= tries) return { answer, tries: n };
      } catch (error) {
        if (!(error instanceof NoAnswer) || n >= tries) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 20 * n));
    }
  }

  private remember(route: Route, input: unknown, answer: Answer<unknown>): void {
    const { requestId: id, ...sent } = input as { requestId?: unknown };
    if (typeof id !== 'string' || !answer.ok) return;
    if (route === 'timebook.seal') {
      const { receipt } = answer.value as Output<'timebook.seal'>;
      this.letters.set(receipt.fingerprint, sent as Letter);
    }
    const seen = this.answers.get(id) ?? [];
    seen.push(JSON.stringify(answer.value));
    this.answers.set(id, seen);
  }

  /** Moves the virtual clock; timers on the way run unless `fire` is false. */
  async advance(period: string, fire = true): Promise<number> {
    return (await this.control.setClock({ advance: period, fire })).now;
  }

  /** Moves the virtual clock to an instant. */
  async moveTo(instant: string | number, fire = true): Promise<number> {
    const to = typeof instant === 'string' ? Date.parse(instant) : instant;
    return (await this.control.setClock({ to, fire })).now;
  }

  async now(): Promise<number> {
    return (await this.control.clock()).now;
  }

  /** Fires the timer of `clock` once. */
  tick() {
    return this.control.fire('clock');
  }

  /** The whole store. */
  async dump(): Promise<Dump> {
    const dump: Dump = {};
    for (const name of await this.collections()) dump[name] = await this.documents(name);
    return dump;
  }

  /** Names of all collections. */
  async collections(): Promise<string[]> {
    const { collections } = (await this.control.database()) as { collections: { name: string }[] };
    return collections.map(({ name }) => name).sort();
  }

  /** All documents of a collection that match, sorted by id. */
  async documents(collection: string, where?: unknown): Promise<Document[]> {
    const { documents } = await this.control.database(collection, where, 1_000_000);
    return (documents as Document[]).sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1));
  }

  /** The store as its administrator reaches it: `@cloudbase/node-sdk` over the wire. */
  admin() {
    return adminDatabase(this.url, this.envId);
  }

  /** Ends the emulator and leaves its data where it is: `startWorld({ folder })` goes on with it. */
  stop(): Promise<void> {
    return this.shutDown();
  }

  async close(): Promise<void> {
    await this.shutDown();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The rule of the phone (`miniprogram/services/cloud.ts`): what may be tried again with the same `requestId`. */
export function mayRepeat(answer: { ok: boolean; code?: string; reason?: string }): boolean {
  return !answer.ok && (answer.code === 'UNAVAILABLE' || answer.reason === 'busy');
}

/**
 * Starts a world on an empty store, its clock stopped at `worldStart`: nothing moves by itself.
 * @param options.transactionIdleMs how long locks outlive a worker that died inside a transaction
 * @param options.folder data of a world that was stopped; a fresh one when left out
 * @param options.now virtual time at which it begins; `worldStart` when left out
 * @param options.environment what functions get instead of the usual
 * @param options.uniqueIndexes false for a store whose administrator dropped them
 */
export async function startWorld(
  options: {
    /** Whether events of WeChat are pushed, in their own time. */
    pushes?: boolean;
    /** Whether WeChat granted a long-term template; the environment then names it. */
    longTerm?: boolean;
    uniqueIndexes?: boolean;
    transactionIdleMs?: number;
    folder?: string;
    now?: number;
    environment?: Record<string, string>;
  } = {},
): Promise<World> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'collar-button-world-')));
  // The emulator hands these on to the functions; no real key is ever needed here.
  Object.assign(process.env, testEnvironment, options.environment);
  const emulator = await startEmulator({
    data: folder,
    functions: await builtFunctions(),
    project: testProject(options),
    now: options.now ?? Date.parse(worldStart),
    // A worker that dies inside a transaction leaves its locks behind until the store gives it up: seconds there, less here.
    transactionIdleMs: options.transactionIdleMs ?? 300,
  });
  const world = new World(emulator.url, emulator.envId, folder, () => emulator.close());
  await world.control.setClock({ freeze: true });
  await world.moveTo(options.now ?? worldStart, false);
  return world;
}
