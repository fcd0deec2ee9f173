// What the SDKs' databases send and are answered, written down: one line of JSON a call.
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

interface Requester {
  send(action: string, parameters: unknown, options: unknown): Promise<unknown>;
}
type RequesterClass = new (...given: unknown[]) => Requester;

/**
 * Records all database calls of this process from now on. Both SDKs hand their requester to `@cloudbase/database`: there they are met,
 * unmodified, whichever environment they speak to.
 * @param folder where the tapes of this environment lie; the suite's own is written anew
 */
export function recordTape(folder: string): void {
  const { Db } = require('@cloudbase/database') as { Db: { reqClass: RequesterClass } };
  const suite = basename(expect.getState().testPath ?? 'unknown').replace('.test.ts', '');
  const file = join(folder, `${suite}.jsonl`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  let recording = recorded(Db.reqClass, file);
  Object.defineProperty(Db, 'reqClass', {
    configurable: true,
    get: () => recording,
    set: (requester: RequesterClass) => {
      recording = recorded(requester, file);
    },
  });
}

let calls = 0;
const known = new WeakMap<RequesterClass, RequesterClass>();

function recorded(requester: RequesterClass | undefined, file: string): RequesterClass {
  const base = requester ?? (class {} as RequesterClass);
  const made = known.get(base);
  if (made) return made;
  class Recorded extends base {
    override async send(action: string, parameters: unknown, options: unknown): Promise<unknown> {
      // Calls under way at the same time are answered in any order: what counts is when they were made.
      const n = calls++;
      const test = expect.getState().currentTestName ?? 'preparation';
      const write = (answer: unknown) => {
        appendFileSync(file, `${JSON.stringify({ n, test, action, parameters, answer })}\n`);
      };
      try {
        const answer = await super.send(action, parameters, options);
        write(answer);
        return answer;
      } catch (error) {
        const { code, message } = error as { code?: unknown; message?: unknown };
        write({ code, message });
        throw error;
      }
    }
  }
  known.set(base, Recorded);
  known.set(Recorded, Recorded);
  return Recorded;
}
