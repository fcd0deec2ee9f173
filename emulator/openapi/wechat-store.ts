import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, type Key, open, type RootDatabase } from 'lmdb';
import type { ClockState } from '../clock/virtual-clock';

/** A subscribe message as it lies in a person's 服务通知. */
export interface DeliveredMessage {
  readonly id: number;
  /** Virtual epoch milliseconds. */
  readonly at: number;
  readonly person: string;
  readonly templateId: string;
  readonly title: string;
  /** The page its card opens; a card without one opens nothing. */
  readonly page?: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly read: boolean;
}

/** A cloud call that was made, with what WeChat answered. */
export interface RecordedCall {
  readonly id: number;
  readonly at: number;
  readonly api: string;
  /** The function that called, null from outside. */
  readonly function: string | null;
  readonly request: unknown;
  readonly answer: unknown;
}

/**
 * What WeChat itself remembers, apart from the project's database: permissions, delivered messages, the calls that were
 * made, who has an account, and the virtual clock. Durable: what was answered survives `kill -9`.
 */
export class WechatStore {
  private readonly root: RootDatabase;
  private readonly facts: Database<unknown, string>;
  private readonly permissions: Database<number, [string, string]>;
  private readonly messages: Database<DeliveredMessage, [person: string, id: number]>;
  private readonly recipients: Database<string, number>;
  private readonly calls: Database<RecordedCall, number>;
  /** When each person used the program last, virtual epoch milliseconds. */
  private readonly people: Database<number, string>;
  private readonly others = new Map<string, Database<unknown, Key>>();

  constructor(dataFolder: string) {
    const path = join(dataFolder, 'wechat');
    mkdirSync(path, { recursive: true });
    this.root = open({ path, maxDbs: 16 });
    this.facts = this.root.openDB({ name: 'facts' });
    this.permissions = this.root.openDB({ name: 'permissions' });
    this.messages = this.root.openDB({ name: 'messages' });
    this.recipients = this.root.openDB({ name: 'recipients' });
    this.calls = this.root.openDB({ name: 'calls' });
    this.people = this.root.openDB({ name: 'people' });
  }

  clock(): ClockState | undefined {
    return this.facts.get('clock') as ClockState | undefined;
  }

  async saveClock(state: ClockState): Promise<void> {
    await this.facts.put('clock', state);
  }

  knowsPerson(openid: string): boolean {
    return this.people.doesExist(openid);
  }

  /** When the person used the program last, virtual epoch milliseconds. */
  lastSeen(openid: string): number | undefined {
    return this.people.get(openid);
  }

  /** Somebody uses the program now. Noted to the minute: a write for each call would be one too many. */
  async rememberPerson(openid: string, now: number): Promise<void> {
    const before = this.people.get(openid);
    if (before === undefined || Math.abs(now - before) > 60_000) await this.people.put(openid, now);
  }

  /** A table for another part of what WeChat remembers; `reset` empties it too. */
  table<V, K extends Key>(name: string): Database<V, K> {
    const table = this.root.openDB<V, K>({ name });
    this.others.set(name, table as unknown as Database<unknown, Key>);
    return table;
  }

  /** A number that was not given before. Within a transaction of this store or alone. */
  nextNumber(name: string): number {
    return this.nextId(name);
  }

  /** Takes all permissions of one template away. */
  async revoke(person: string, templateId: string): Promise<void> {
    await this.permissions.remove([person, templateId]);
  }

  /** How many sends of this template the person has allowed and not yet received. */
  permission(person: string, templateId: string): number {
    return this.permissions.get([person, templateId]) ?? 0;
  }

  /** Adds one permission for each template; answers the counts after it. */
  grant(person: string, templateIds: readonly string[]): Promise<Record<string, number>> {
    return this.root.transaction(() => {
      const counts: Record<string, number> = {};
      for (const id of templateIds) {
        const count = this.permission(person, id) + 1;
        void this.permissions.put([person, id], count);
        counts[id] = count;
      }
      return counts;
    });
  }

  /**
   * Spends one permission and delivers, both or neither.
   * @returns the message, or undefined when no permission is left
   */
  deliver(message: Omit<DeliveredMessage, 'id'>, spend: boolean): Promise<DeliveredMessage | undefined> {
    return this.root.transaction(() => {
      if (spend) {
        const left = this.permission(message.person, message.templateId);
        if (left < 1) return undefined;
        void this.permissions.put([message.person, message.templateId], left - 1);
      }
      const delivered = { id: this.nextId('message'), ...message };
      void this.messages.put([delivered.person, delivered.id], delivered);
      void this.recipients.put(delivered.id, delivered.person);
      return delivered;
    });
  }

  recordCall(call: Omit<RecordedCall, 'id'>): Promise<RecordedCall> {
    return this.root.transaction(() => {
      const recorded = { id: this.nextId('call'), ...call };
      void this.calls.put(recorded.id, recorded);
      return recorded;
    });
  }

  /** A person's messages, oldest first. */
  messagesOf(person: string): DeliveredMessage[] {
    const range = this.messages.getRange({ start: [person, 0], end: [person, Number.MAX_SAFE_INTEGER] });
    return [...range.map(({ value }) => value)];
  }

  /** @returns false when there is no such message */
  async markRead(id: number): Promise<boolean> {
    return this.root.transaction(() => {
      const person = this.recipients.get(id);
      const message = person === undefined ? undefined : this.messages.get([person, id]);
      if (!message) return false;
      void this.messages.put([message.person, id], { ...message, read: true });
      return true;
    });
  }

  callsAfter(id: number): RecordedCall[] {
    return [...this.calls.getRange({ start: id + 1 }).map(({ value }) => value)];
  }

  /** Forgets everything but the clock; numbers go on, so that `after=ID` keeps its meaning. */
  async reset(): Promise<void> {
    await Promise.all([
      this.permissions.clearAsync(),
      this.messages.clearAsync(),
      this.recipients.clearAsync(),
      this.calls.clearAsync(),
      this.people.clearAsync(),
      ...[...this.others.values()].map((table) => table.clearAsync()),
    ]);
  }

  /** Everything but the clock, for archives; the numbers that were given are `facts`. */
  *entries(): Iterable<{ table: string; key: Key; value: unknown }> {
    for (const [table, entries] of this.tables())
      for (const { key, value } of entries.getRange({})) {
        if (table === 'facts' && key === 'clock') continue;
        yield { table, key, value };
      }
  }

  /** Puts an entry of an archive back. @throws Error when there is no such table */
  async restoreEntry(name: string, key: unknown, value: unknown): Promise<void> {
    const table = this.tables().get(name);
    if (!table || key === 'clock') throw new Error(`WeChat remembers nothing called ${name}`);
    // A number that was given is never given again, whichever state is gone back to.
    const before = name === 'facts' ? Number(this.facts.get(key as string) ?? 0) : 0;
    await table.put(key as Key, name === 'facts' ? Math.max(before, Number(value)) : value);
  }

  private tables(): Map<string, Database<unknown, Key>> {
    const { facts, permissions, messages, recipients, calls, people } = this;
    const own = { facts, permissions, messages, recipients, calls, people };
    return new Map<string, Database<unknown, Key>>([
      ...(Object.entries(own) as unknown as [string, Database<unknown, Key>][]),
      ...this.others,
    ]);
  }

  async close(): Promise<void> {
    await this.root.close();
  }

  private nextId(name: string): number {
    const key = `last ${name}`;
    const id = Number(this.facts.get(key) ?? 0) + 1;
    void this.facts.put(key, id);
    return id;
  }
}
