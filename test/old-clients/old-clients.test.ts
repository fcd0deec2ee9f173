import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Line, startLine } from '../functions/line';
import type { Recording } from './recording';

const folder = join(__dirname, 'recorded');
const recordings = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recording,
);

/** Shape of an answer: an old phone reads fields by name and expects their kinds. Lists are told by their first element. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [shape(value[0])] : [];
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]));
}

/** Places where today's answer lacks what the recorded one had. More fields are no harm. */
function missing(was: unknown, is: unknown, at: string): string[] {
  if (was === 'null' || is === 'null') return was === is || was === 'null' ? [] : [`${at} is null`];
  if (typeof was !== 'object' || was === null)
    return was === is ? [] : [`${at} was ${was} and is ${JSON.stringify(is)}`];
  if (typeof is !== 'object' || is === null) return [`${at} is gone`];
  return Object.entries(was).flatMap(([key, part]) =>
    key in is
      ? missing(part, (is as Record<string, unknown>)[key], `${at}.${key}`)
      : [`${at}.${key} is gone`],
  );
}

test('at least one release is recorded, with every action that it had', () => {
  const first = recordings.find(({ release }) => release === '0.1.0');
  const asked = new Set(
    first?.steps.map(({ body }) => {
      const { name, data } = body as { name?: string; data?: { action?: string } };
      return `${name}.${data?.action}`;
    }),
  );
  for (const route of [
    'account.session account.invitation account.bind',
    'timebook.today timebook.book timebook.draft timebook.saveDraft timebook.seal timebook.recall timebook.open',
    'timebook.read timebook.review timebook.verify reminder.inbox reminder.grant',
  ].flatMap((line) => line.split(' ')))
    expect(asked).toContain(route);
});

describe.each(recordings)('phones of release $release', ({ start, entryDay, steps }) => {
  let line: Line;
  beforeAll(async () => {
    line = await startLine(start, entryDay);
  });
  afterAll(() => line.close());

  it('are answered as they were, with every field that they knew', async () => {
    const wrong: string[] = [];
    let calls = 0;
    for (const { path, body, answer } of steps) {
      const { result } = await line.ask(path, body);
      if (path !== '/phone/function') continue;
      calls += 1;
      const { name, data } = body as { name: string; data: { action: string } };
      wrong.push(...missing(shape(answer), shape(result), `${calls} ${name}.${data.action}`));
      const was = answer as { ok: boolean; code?: string; reason?: string };
      if (was.ok !== result?.ok || was.code !== result?.code || was.reason !== result?.reason)
        wrong.push(
          `${calls} ${name}.${data.action}: was ${JSON.stringify(was).slice(0, 120)}, is ${JSON.stringify(result).slice(0, 200)}`,
        );
    }
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(30);
  });
});
