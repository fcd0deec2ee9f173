import { writeFileSync } from 'node:fs';

/** One thing that a phone or its world did, with what was answered to a call. */
export type Step = { path: string; body: unknown; answer?: unknown };
/** What a release's phones asked in the main line, and what they were answered. */
export type Recording = { release: string; start: string; entryDay: string; steps: Step[] };

/** Doings that a replay must repeat; looks into the store are not the phone's. */
const kept = ['/phone/function', '/phone/subscribe', '/control/clock', '/control/fire'];

/**
 * Keeps what the main line asks, when `RECORD_REQUESTS` names a file: run once for each release,
 * `RECORD_REQUESTS=test/old-clients/recorded/X.Y.Z.json npx jest test/functions/main-line`.
 */
export class Recorder {
  private readonly steps: Step[] = [];
  constructor(
    private readonly start: string,
    private readonly entryDay: string,
  ) {}

  keep(path: string, body: unknown, answer: { result?: unknown }): void {
    if (body === undefined || !kept.includes(path)) return;
    this.steps.push({ path, body, ...(path === '/phone/function' ? { answer: answer.result } : {}) });
  }

  save(): void {
    const file = process.env.RECORD_REQUESTS;
    if (!file) return;
    const release = /([\d.]+\d)\.json$/.exec(file)?.[1] ?? file;
    const { start, entryDay, steps } = this;
    const recording: Recording = { release, start, entryDay, steps };
    writeFileSync(file, `${JSON.stringify(recording, null, 1)}\n`);
  }
}
