import { randomBytes } from 'node:crypto';

/** Codes that the phone gets and the server turns into something, within five minutes of virtual time. */
const LIFE = 5 * 60_000;

/** Codes by their text. They live in memory: none outlives its five minutes by much. */
export class ShortLived<T> {
  private readonly entries = new Map<string, { readonly until: number; readonly value: T }>();

  constructor(
    private readonly prefix: string,
    private readonly now: () => number,
  ) {}

  make(value: T): string {
    for (const [code, { until }] of this.entries) if (until < this.now()) this.entries.delete(code);
    const code = `${this.prefix}${randomBytes(24).toString('base64url')}`;
    this.entries.set(code, { until: this.now() + LIFE, value });
    return code;
  }

  /** What the code stands for, or why it stands for nothing. */
  read(code: unknown): { readonly value: T } | 'unknown' | 'expired' {
    const entry = typeof code === 'string' ? this.entries.get(code) : undefined;
    if (!entry) return 'unknown';
    return entry.until < this.now() ? 'expired' : { value: entry.value };
  }

  /** Makes a code void. */
  forget(code: string): void {
    this.entries.delete(code);
  }

  clear(): void {
    this.entries.clear();
  }
}
