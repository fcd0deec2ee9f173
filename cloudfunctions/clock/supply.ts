import type { Parcel } from '../_kernel/dispatch/grouping';
import type { ReminderRow } from '../_store/reminders';
import { type Page, release } from './claiming';
import { keepLedger, type Ledger } from './delivering';

/** A page that is ready: everything that needs no message is settled, what is left is to be sent. */
export type Ready = { page: Page; parcels: Parcel[]; left: Set<ReminderRow> };

/** A page of which batches are being sent. */
type Open = Ready & { ledger: Ledger; next: number; underWay: number; closed: boolean };
/** One batch to be sent, and what it is part of. */
export type Work = { open: Open; batch: readonly Parcel[] };

/**
 * Batches for several lanes of senders, page after page: the next page is claimed and looked at while this one is sent, and no lane waits
 * for a page to end. A page is closed once its last batch is through: what was not reached is given back, and its ledger written.
 */
export class Supply {
  private turn: Promise<unknown> = Promise.resolve();
  private current: Open | null = null;
  private ahead: Promise<Ready | null> | null = null;
  private over = false;

  constructor(
    private readonly prepare: () => Promise<Ready | null>,
    private readonly hasTime: () => boolean,
    private readonly batchSize: number,
  ) {}

  /** The next batch, or null when there is none, or no time. */
  next(): Promise<Work | null> {
    const mine = this.turn.then(() => this.take());
    this.turn = mine.catch(() => {
      this.over = true;
    });
    return mine;
  }

  /** A batch is through, or failed: with the page's last it is closed. */
  async delivered({ open }: Work): Promise<void> {
    open.underWay -= 1;
    if (open !== this.current && open.underWay === 0) await this.close(open);
  }

  /** No further batch is handed out. */
  stop(): void {
    this.over = true;
  }

  /** After the last lane: gives back what was claimed and not sent. */
  async end(): Promise<void> {
    this.over = true;
    const ahead = await this.ahead?.catch(() => null);
    if (ahead) await this.close(opened(ahead));
    if (this.current) await this.close(this.current);
  }

  private async take(): Promise<Work | null> {
    while (!this.over && this.hasTime()) {
      const open = this.current;
      const batch = open?.parcels.slice(open.next, open.next + this.batchSize) ?? [];
      if (open && batch.length > 0) {
        open.next += batch.length;
        open.underWay += 1;
        for (const { lead, along } of batch) for (const row of [lead, ...along]) open.left.delete(row);
        return { open, batch };
      }
      this.current = null;
      if (open?.underWay === 0) await this.close(open);
      const ready = await (this.ahead ?? this.prepare());
      this.ahead = null;
      if (!ready) break;
      this.current = opened(ready);
      if (this.hasTime()) {
        this.ahead = this.prepare();
        this.ahead.catch(() => undefined); // told to whoever takes it, or at the end
      }
    }
    this.over = true;
    return null;
  }

  private async close(open: Open): Promise<void> {
    if (open.closed) return;
    open.closed = true;
    await release(open.page, [...open.left]);
    await keepLedger(open.ledger, Date.now());
  }
}

function opened(ready: Ready): Open {
  return { ...ready, ledger: { spent: [], used: [], empty: [] }, next: 0, underWay: 0, closed: false };
}
