/** A subscribe message as the emulator keeps it. */
export interface Message {
  id: number;
  at: number;
  person: string;
  templateId: string;
  title: string;
  page?: string;
  rows: { label: string; value: string }[];
  read: boolean;
}

/** One run of a function. */
export interface Invocation {
  id: number;
  requestID?: string;
  name: string;
  source: string;
  person?: string | null;
  at: number;
  durationMs: number;
  coldStart?: boolean;
  ok: boolean;
  result?: unknown;
  error?: unknown;
  logs?: unknown[];
  database?: { calls: number; examined: number };
}

export interface ClockReading {
  now: number;
  frozen: boolean;
  moving: boolean;
  ticks?: number;
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/emulator${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const value = (await answer.json().catch(() => ({}))) as T & { error?: string; message?: string };
  if (!answer.ok) throw new Error(value.message ?? value.error ?? `模拟云答复 ${answer.status}`);
  return value;
}

/** The emulator's interface for tools, as far as the panel uses it (emulator/README.md). */
export const emulator = {
  clock: () => ask<ClockReading>('/control/clock'),
  moveClock: (wish: { to?: number; bookmark?: number; person?: string }) =>
    ask<ClockReading>('/control/clock', wish),
  messages: (person: string) =>
    ask<{ messages: Message[] }>(`/phone/messages?person=${encodeURIComponent(person)}`),
  markRead: (id: number) => ask<{ ok: boolean }>('/phone/messages/read', { id }),
  invocations: () => ask<{ invocations: Invocation[] }>('/control/invocations'),
};
