import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, Output, Route } from '../../core/contract';
import type { Answer } from '../../core/contract/envelope';
import { startEmulator } from '../../emulator';
import { Recorder } from '../old-clients/recording';
import { adminDatabase } from '../support/admin';
import { builtFunctions } from '../support/built';
import { districtTree, rosterRow } from '../support/district';
import { testProject } from '../support/project';
import { testEnvironment } from '../support/secrets';

/** One invented person on an emulator of their own, called as a phone calls. */
export type Line = Awaited<ReturnType<typeof startLine>>;

export const openid = 'openid-of-the-main-line';
export const personId = 'person-of-the-main-line';
export const code = 'ABCDEFGHJKMNPQRSTVWXYZ0123';

/** Starts an emulator with the built functions at an instant, with one invited person. */
export async function startLine(start: string, entryDay: string) {
  const before = { ...process.env };
  Object.assign(process.env, testEnvironment);
  const data = await mkdtemp(join(tmpdir(), 'collar-button-line-'));
  const emulator = await startEmulator({
    port: 0,
    data,
    functions: await builtFunctions(),
    project: testProject(),
    now: Date.parse(start),
  });
  const { url } = emulator;
  const recorder = new Recorder(start, entryDay);
  const ask = async (path: string, body?: unknown) => {
    const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(url + path, { ...request, headers: { 'content-type': 'application/json' } });
    // biome-ignore lint/suspicious/noExplicitAny: the emulator's answers are named where they are used
    const answer = (await response.json()) as any;
    recorder.keep(path, body, answer);
    return answer;
  };
  await ask('/control/clock', { freeze: true });
  const admin = adminDatabase(url, emulator.envId);
  await admin.add('units', [...districtTree]);
  await admin.add('people', [rosterRow({ id: personId, name: '许一诺', entryDay })]);
  const _id = createHmac('sha256', String(testEnvironment.LOOKUP_KEY)).update(code).digest('hex');
  const expiresAt = Date.parse(start) + 72 * 3_600_000;
  await admin.add('invitations', [{ _id, personId, expiresAt, usedAt: null, usedBy: null }]);

  let count = 0;
  const call = async <R extends Route>(
    route: R,
    input: Input<R>,
    who = openid,
  ): Promise<Answer<Output<R>>> => {
    const [name, action] = route.split('.');
    const answer = await ask('/phone/function', { person: who, name, data: { action, input } });
    if (!answer.result) throw new Error(`${route} got no answer: ${JSON.stringify(answer)}`);
    return answer.result;
  };
  return {
    url,
    ask,
    call,
    /** A call that must succeed. */
    async get<R extends Route>(route: R, input: Input<R>): Promise<Output<R>> {
      const answer = await call(route, input);
      if (!answer.ok) throw new Error(`${route} was refused: ${JSON.stringify(answer)}`);
      return answer.value;
    },
    requestId: () => `line-request-${String(++count).padStart(8, '0')}`,
    moveTo: (instant: string, fire = true) => ask('/control/clock', { to: Date.parse(instant), fire }),
    tick: () => ask('/control/fire', { name: 'clock' }),
    messages: async () => (await ask(`/phone/messages?person=${openid}`)).messages,
    admin,
    rows: async (collection: string, where: object = {}) =>
      (
        await ask(
          `/control/database?collection=${collection}&limit=10000&where=${encodeURIComponent(JSON.stringify(where))}`,
        )
      ).documents,
    async close() {
      recorder.save();
      await emulator.close();
      await rm(data, { recursive: true, force: true });
      process.env = before;
    },
  };
}
