import type { Invocation } from '../functions/invocation';

/** How many calls of functions are remembered; older ones are forgotten. */
const ROOM = 2000;

/** The latest calls of functions, oldest first. Kept in memory only. */
export class Journal {
  private entries: Invocation[] = [];

  add(invocation: Invocation): void {
    this.entries.push(invocation);
    if (this.entries.length > ROOM * 1.5) this.entries = this.entries.slice(-ROOM);
  }

  /** In the order in which they ended; an id is given at the begin of a call. */
  after(id: number): Invocation[] {
    return this.entries.filter((entry) => entry.id > id);
  }

  clear(): void {
    this.entries = [];
  }
}
