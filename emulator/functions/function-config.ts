import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cron, parseCron } from '../timers/cron';

/** One deployed function, as its folder describes it. */
export interface FunctionConfig {
  readonly name: string;
  /** Absolute path of `index.js`, or of `index.ts` where there is no built one. */
  readonly entry: string;
  /** Seconds, real time. */
  readonly timeout: number;
  /** Names of the cloud calls that it may make, `subscribeMessage.send`. */
  readonly openapi: readonly string[];
  readonly trigger: { readonly name: string; readonly cron: Cron } | undefined;
}

/** CloudBase's default (PLATFORM.md §2). */
const DEFAULT_TIMEOUT = 3;
const LONGEST_TIMEOUT = 900;

/** The program of a function's folder; undefined when it is none. */
export function entryOf(folder: string): string | undefined {
  return ['index.js', 'index.ts'].map((name) => join(folder, name)).find((file) => existsSync(file));
}

/** Names of the functions in a folder: each sub-folder with an `index.js` or `index.ts`, those that begin with `_` or `.` left out. */
export function functionNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[A-Za-z][\w-]*$/.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) => entryOf(join(folder, name)) !== undefined)
    .sort();
}

/** Reads `config.json` beside a function's program. @throws Error with a sentence that names file and mistake. */
export function readFunctionConfig(folder: string, name: string): FunctionConfig {
  const file = join(folder, name, 'config.json');
  const fail = (what: string) => new Error(`${file}: ${what}.`);
  let raw: Record<string, unknown> = {};
  if (existsSync(file)) {
    try {
      raw = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    } catch (error) {
      throw fail(
        `not JSON (${(error as Error).message}); config.json allows neither comments nor trailing commas`,
      );
    }
  }
  const timeout = raw.timeout ?? DEFAULT_TIMEOUT;
  if (typeof timeout !== 'number' || !(timeout > 0 && timeout <= LONGEST_TIMEOUT)) {
    throw fail(`"timeout" must be seconds from 1 to ${LONGEST_TIMEOUT}`);
  }
  const openapi = (raw.permissions as { openapi?: unknown } | undefined)?.openapi ?? [];
  if (!Array.isArray(openapi) || openapi.some((item) => typeof item !== 'string')) {
    throw fail('"permissions.openapi" must be a list of names');
  }
  return {
    name,
    entry: entryOf(join(folder, name)) ?? join(folder, name, 'index.js'),
    timeout,
    openapi,
    trigger: readTrigger(raw.triggers, fail),
  };
}

function readTrigger(triggers: unknown, fail: (what: string) => Error): FunctionConfig['trigger'] {
  if (triggers === undefined) return undefined;
  if (!Array.isArray(triggers)) throw fail('"triggers" must be a list');
  if (triggers.length > 1) throw fail('CloudBase allows one trigger per function, there are more');
  const trigger = triggers[0] as { name?: unknown; type?: unknown; config?: unknown } | undefined;
  if (!trigger) return undefined;
  if (typeof trigger.name !== 'string' || !/^[A-Za-z][\w-]{0,59}$/.test(trigger.name)) {
    throw fail('a trigger\'s "name" must begin with a letter and have at most 60 letters, digits, - or _');
  }
  if (trigger.type !== 'timer') throw fail(`the trigger "${trigger.name}" must have "type": "timer"`);
  if (typeof trigger.config !== 'string') throw fail(`the trigger "${trigger.name}" has no "config"`);
  try {
    return { name: trigger.name, cron: parseCron(trigger.config) };
  } catch (error) {
    throw fail((error as Error).message);
  }
}
