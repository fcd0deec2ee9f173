import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Call {
  /** Its place among the calls of its suite. */
  readonly n: number;
  readonly test: string;
  readonly action: string;
  readonly answer: unknown;
}

/** A call that was answered otherwise. */
export interface TapeDifference {
  readonly suite: string;
  readonly test: string;
  readonly action: string;
  readonly here: string;
  readonly there: string;
}

/**
 * Compares what two environments answered the same suites. Ids that the cloud makes, request ids and the words of messages may differ;
 * codes, counts, documents and their order may not.
 */
export function compareTapes(here: string, there: string): TapeDifference[] {
  return readdirSync(here)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) =>
      compareSuite(name.replace('.jsonl', ''), read(join(here, name)), read(join(there, name))),
    );
}

function compareSuite(
  suite: string,
  here: Map<string, Call[]>,
  there: Map<string, Call[]>,
): TapeDifference[] {
  return [...here].flatMap(([test, calls]) => {
    const others = there.get(test) ?? [];
    const longest = Math.max(calls.length, others.length);
    return Array.from({ length: longest }, (_, n) => [calls[n], others[n]] as const).flatMap(
      ([one, other]) => {
        const [a, b] = [shown(one), shown(other)];
        return a === b
          ? []
          : [{ suite, test, action: one?.action ?? other?.action ?? '', here: a, there: b }];
      },
    );
  });
}

function read(file: string): Map<string, Call[]> {
  const calls = new Map<string, Call[]>();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  for (const call of lines.map((line) => JSON.parse(line) as Call).sort((a, b) => a.n - b.n)) {
    calls.set(call.test, [...(calls.get(call.test) ?? []), call]);
  }
  return calls;
}

/** Made by the cloud, another each time: 32 hex digits here, some more or fewer there. */
const MADE_ID = /\b[0-9a-f]{24,64}\b/g;
const PASSING = new Set(['requestId', 'message', 'transactionId', 'limit', 'offset', 'pager']);

function shown(call: Call | undefined): string {
  if (!call) return 'no call';
  const text =
    JSON.stringify(call.answer, (key, value) => (PASSING.has(key) ? undefined : value)) ?? 'nothing';
  return text.replace(MADE_ID, 'ID');
}
