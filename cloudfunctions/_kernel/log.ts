/**
 * One JSON line per invocation, in the shape of pino's (`level`, `time`, `msg`). Pino itself is not used: bundled, it
 * brings worker threads and 90 KB that a function with one line per call has no use for, and its load counts in every cold start.
 * No personal text ever goes in: routes, codes, durations and pseudonyms only.
 */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

const levels = { info: 30, warn: 40, error: 50 } as const;

export function log(level: keyof typeof levels, msg: string, fields: LogFields): void {
  console.log(JSON.stringify({ level: levels[level], time: Date.now(), msg, ...fields }));
}

/** What may be said of an unexpected error: its class, code and first own stack line; its message could quote data. */
export function described(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error, code: codeOf(error) };
  const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
  return { error: error.name, code: codeOf(error), place: place?.trim().slice(0, 160) };
}

function codeOf(error: unknown): string | undefined {
  const { errCode, code } = (error ?? {}) as { errCode?: unknown; code?: unknown };
  const found = errCode ?? code;
  return found === undefined ? undefined : String(found).slice(0, 60);
}
