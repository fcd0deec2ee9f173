/** A subscribe message as the emulator keeps it. */
export interface ReceivedMessage {
  id: number;
  at: number;
  person: string;
  templateId: string;
  title: string;
  page?: string;
  rows: { label: string; value: string }[];
  read: boolean;
}

/** How to let time pass; a bookmark is named by its label or its place in the project file. */
export interface TimeWish {
  advance?: string;
  /** Epoch ms, or a text with offset such as `2027-07-01T09:00:00+08:00`. */
  to?: number | string;
  bookmark?: string | number;
  person?: string;
}

export interface ClockReading {
  now: number;
  ticks?: number;
}

/** The emulator's interface for tools, from Node. @throws when it answers with an error */
export class EmulatorControl {
  constructor(private readonly url: string) {}

  messages(person: string): Promise<{ messages: ReceivedMessage[] }> {
    return this.ask(`/phone/messages?person=${encodeURIComponent(person)}`);
  }

  markRead(id: number): Promise<unknown> {
    return this.ask('/phone/messages/read', { id });
  }

  clock(): Promise<ClockReading> {
    return this.ask('/control/clock');
  }

  /** Moves the virtual clock and resolves when all timers on the way have run. */
  async moveClock({ advance, to, bookmark, person }: TimeWish): Promise<ClockReading> {
    if (advance !== undefined) return this.ask('/control/clock', { advance });
    if (to !== undefined) {
      return this.ask('/control/clock', { to: typeof to === 'string' ? Date.parse(to) : to });
    }
    if (bookmark === undefined) throw new Error('Say how time passes: advance, to or bookmark.');
    const index = typeof bookmark === 'number' ? bookmark : await this.bookmarkNamed(bookmark);
    return this.ask('/control/clock', { bookmark: index, ...(person ? { person } : {}) });
  }

  private async bookmarkNamed(label: string): Promise<number> {
    const project = await this.ask<{
      bookmarks?: { label: string }[];
      project?: { bookmarks?: { label: string }[] };
    }>('/control/project');
    const bookmarks = project.bookmarks ?? project.project?.bookmarks ?? [];
    const index = bookmarks.findIndex((bookmark) => bookmark.label === label);
    if (index < 0) throw new Error(`The project has no bookmark "${label}".`);
    return index;
  }

  private async ask<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(new URL(path, this.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The emulator answered ${answer.status} to ${path}: ${text}`);
    return JSON.parse(text) as T;
  }
}
