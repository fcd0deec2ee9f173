import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startEmulator } from '../../emulator/index';
import {
  clientOf,
  endSpawned,
  FUNCTIONS,
  PROJECT,
  runningEmulator,
  spawnEmulator,
  temporaryFolder,
} from './running-emulator';

const folder = temporaryFolder();
afterAll(() => {
  endSpawned();
  folder.remove();
});
const fresh = (name: string) => join(folder.path, name);

describe('the command', () => {
  test('prints one line when it is ready and ends in order when it is asked to', async () => {
    const { child, ready, ended } = spawnEmulator([
      '--data',
      fresh('one'),
      '--functions',
      FUNCTIONS,
      '--project',
      PROJECT,
    ]);
    const { url, envId } = await ready;
    expect([url, envId]).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), 'demo-local']);
    expect((await clientOf(url).call('p', 'probe', { action: 'clock' })).result.zone).toBe('UTC');
    child.kill('SIGTERM');
    const end = await ended;
    expect([end.code, end.error]).toEqual([0, '']);
    expect(end.out.trim().split('\n')).toHaveLength(1);
  });

  test('names itself and its usage when it is asked for something unknown', async () => {
    const { ended } = spawnEmulator(['--prot', '1']);
    const { code, error } = await ended;
    expect([code, error]).toEqual([1, expect.stringContaining('Usage: npm run emulator')]);
  });

  test('keeps what it acknowledged when it is killed in the middle', async () => {
    const args = ['--data', fresh('killed'), '--functions', FUNCTIONS, '--project', PROJECT];
    const first = spawnEmulator(args);
    const { url } = await first.ready;
    const { call, post, get } = clientOf(url);
    await post('/phone/subscribe', { person: 'openid-lin', answers: { TMPL_NODE: 'accept' } });
    await post('/phone/subscribe', { person: 'openid-lin', answers: { TMPL_NODE: 'accept' } });
    const data = { thing1: { value: '信' }, date2: { value: '2027年7月1日' }, phrase3: { value: '到期' } };
    await call('openid-lin', 'probe', {
      action: 'send',
      message: { touser: 'openid-lin', templateId: 'TMPL_NODE', data },
    });
    const id = (await call('openid-lin', 'probe', { action: 'add', data: { kept: true } })).result;
    const { offset } = await post('/control/clock', { advance: 'P1Y', fire: false });
    const before = await get('/phone/messages?person=openid-lin');
    first.child.kill('SIGKILL');
    expect((await first.ended).signal).toBe('SIGKILL');

    const second = spawnEmulator(args);
    const again = clientOf((await second.ready).url);
    expect(await again.get('/phone/messages?person=openid-lin')).toEqual(before);
    expect(before.messages).toHaveLength(1);
    const left = await again.post('/phone/subscribe', {
      person: 'openid-lin',
      answers: { TMPL_NODE: 'reject' },
    });
    expect(left.granted.TMPL_NODE).toBe(1);
    expect((await again.get('/control/calls')).calls).toHaveLength(1);
    expect((await again.call('p', 'probe', { action: 'find', where: { kept: true } })).result).toMatchObject([
      { _id: id },
    ]);
    expect(Math.abs((await again.get('/control/clock')).offset - offset)).toBeLessThan(2);
    second.child.kill('SIGINT');
    expect((await second.ended).code).toBe(0);
  });
});

describe('a start is refused with a sentence', () => {
  test('on data that another start holds', async () => {
    const first = await runningEmulator();
    await expect(startEmulator({ data: first.data })).rejects.toThrow(String(process.pid));
    await first.close();
  });

  test('on a port that is taken, and lets the data go', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await expect(startEmulator({ data: fresh('port'), port })).rejects.toThrow(
      `Port ${port} is taken by another program. Choose another with --port`,
    );
    const again = await startEmulator({ data: fresh('port') });
    await again.close();
    other.close();
  });

  test('without the folder of functions that it is told of', async () => {
    await expect(startEmulator({ data: fresh('none'), functions: fresh('nowhere') })).rejects.toThrow(
      'There is no folder of functions',
    );
  });

  test.each([
    ['{ "people": ', 'cannot be read'],
    ['[]', 'the file must be an object'],
    ['{ "people": [{ "openid": "a" }] }', 'people[0].name must be text'],
    [
      '{ "templates": [{ "id": "T", "title": "t", "fields": { "words1": "x" } }] }',
      'templates[0].fields.words1',
    ],
    ['{ "templates": [{ "id": "T", "title": "t", "type": "forever", "fields": {} }] }', 'templates[0].type'],
    ['{ "indexes": { "a": [{ "name": "x", "keys": [["y", 2]] }] } }', 'indexes.a[0].keys'],
    ['{ "collections": "a" }', 'collections must be a list'],
    ['{ "clock": { "start": "2026-07-01" } }', 'clock.start must be an instant with its zone'],
    ['{ "clock": { "stride": { "every": "P0D" } } }', 'clock.stride.every'],
    ['{ "clock": { "stride": { "zone": "Asia/Shanghai" } } }', 'clock.stride.zone'],
    ['{ "envId": "prod-8gk2" }', 'envId must begin with demo-'],
    ['{ "faults": [{ "on": "moon", "effect": "error" }] }', 'faults[0]'],
    ['{ "bookmarks": [{ "label": "x" }] }', 'bookmarks[0] must have either'],
    ['{ "bookmarks": [{ "label": "x", "advance": "1 day" }] }', 'bookmarks[0].advance'],
    ['{ "bookmarks": [{ "label": "x", "query": { "collection": "a" } }] }', 'bookmarks[0].query.field'],
  ])('by a project file %s', async (content, words) => {
    const project = fresh('project.json');
    writeFileSync(project, content);
    await expect(startEmulator({ data: fresh('bad'), project })).rejects.toThrow(words);
    await expect(startEmulator({ data: fresh('bad'), project })).rejects.toThrow(project);
  });

  test('with the id of what could be a real environment', async () => {
    const start = startEmulator({ data: fresh('real'), env: 'prod-8gk2' });
    await expect(start).rejects.toThrow('the id of the environment must begin with demo-');
  });

  test('by a project file that is not there', async () => {
    await expect(startEmulator({ data: fresh('bad'), project: fresh('absent.json') })).rejects.toThrow(
      'there is no such file',
    );
  });
});

describe('a running emulator', () => {
  let emulator: Awaited<ReturnType<typeof runningEmulator>>;
  beforeAll(async () => {
    mkdirSync(fresh('running'), { recursive: true });
    emulator = await runningEmulator({ env: 'demo-another' });
  });
  afterAll(() => emulator.close());

  test('lists what it answers', async () => {
    const { envId, endpoints } = await emulator.get('/');
    expect([envId, endpoints]).toEqual([
      'demo-another',
      expect.arrayContaining(['POST /admin', 'POST /phone/function', 'GET /control/events']),
    ]);
    expect((await emulator.ask('GET', '/moon')).status).toBe(404);
    expect((await emulator.ask('GET', '/phone/function')).status).toBe(404);
  });

  test('shows the project file as it is, with what it goes by', async () => {
    const project = await emulator.get('/control/project');
    expect(project).toMatchObject({
      envId: 'demo-another',
      people: [{ openid: 'openid-lin' }],
      bookmarks: [{ label: '过一天' }, {}, {}],
    });
  });

  test('answers a page of this machine, whichever port served it', async () => {
    const origin = 'http://localhost:5173';
    const { status, headers } = await emulator.ask('GET', '/control/clock', undefined, { origin });
    expect([status, headers['access-control-allow-origin']]).toEqual([200, origin]);
    const preflight = await emulator.ask('OPTIONS', '/phone/function', undefined, { origin });
    expect([preflight.status, preflight.headers['access-control-allow-headers']]).toEqual([
      204,
      'content-type',
    ]);
  });

  test.each([
    ['a page from elsewhere', { origin: 'https://example.com' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a page that only looks local', { origin: 'http://localhost.example.com' }],
    ['a foreign name for this address', { host: 'rebound.example.com:8080' }],
  ])('refuses %s', async (_name, headers) => {
    const answer = await emulator.ask('POST', '/control/reset', {}, headers);
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  });

  test.each(['{"person":', '[]', '"text"'])('refuses the body %s', async (body) => {
    const answer = await fetch(`${emulator.url}/phone/function`, { method: 'POST', body });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { code: expect.any(String), error: expect.any(String) },
    ]);
  });

  test('refuses a body without end', async () => {
    const body = 'x'.repeat(17 * 1024 * 1024);
    await expect(
      fetch(`${emulator.url}/control/faults`, { method: 'POST', body }).then((answer) => answer.status),
    ).resolves.toBe(413);
  });
});
