import { mkdirSync, writeFileSync } from 'node:fs';
import inspector from 'node:inspector';
import { dirname, join } from 'node:path';
import { type Json, runningEmulator, temporaryFolder } from './running-emulator';

// A project's source folder as it lies there: several files, TypeScript, packages that the cloud would install; breakpoints; the room in
// which a function runs.

const folder = temporaryFolder();
const write = (path: string, text: string) => {
  const file = join(folder.path, 'functions', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};
let emulator: Awaited<ReturnType<typeof runningEmulator>>;

beforeAll(async () => {
  write('split/index.js', "exports.main = () => require('./parts/word').word;");
  write('split/parts/word.js', "exports.word = 'first';");
  write(
    'typed/index.ts',
    "import { shout } from '../../shared/shout';\nimport { word } from './word';\nexport const main = async (event: { fail?: boolean }): Promise<string> => {\n  if (event.fail) throw new RangeError('in TypeScript');\n  return shout(word);\n};\n",
  );
  write('typed/word.ts', "export const word: string = 'typed';");
  write('../shared/shout.ts', "export const shout = (text: string): string => text.toUpperCase() + '!';");
  write('installed/index.js', "exports.main = () => typeof require('wx-server-sdk').init;");
  write('installed/package.json', '{ "dependencies": { "wx-server-sdk": "~4.0.2" } }');
  write('forgotten/index.js', "exports.main = () => require('wx-server-sdk');");
  write('forgotten/package.json', '{ "dependencies": {} }');
  write(
    'greedy/index.js',
    'exports.main = () => { const kept = []; for (;;) kept.push(new Array(1e5).fill({})); };',
  );
  write('greedy/config.json', '{ "timeout": 60 }');
  write(
    'buffers/index.js',
    `exports.main = async ({ megabytes }, context) => {
      const kept = [];
      for (let n = 0; n < megabytes; n += 10) {
        kept.push(Buffer.alloc(10 * 1024 * 1024));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      return { kept: kept.length, limit: JSON.parse(JSON.stringify(context)).memory_limit_in_mb, of: [process.env.OF_ALL, process.env.OF_ONE] };
    };`,
  );
  emulator = await runningEmulator({
    functions: join(folder.path, 'functions'),
    project: {
      functionSettings: {
        '*': { environment: { OF_ALL: 'all', OF_ONE: 'all' } },
        buffers: { memory: 64, environment: { OF_ONE: 'one' } },
      },
    },
  });
});
afterAll(async () => {
  await emulator.close();
  folder.remove();
});

const result = async (name: string, data = {}): Promise<Json> =>
  (await emulator.call('p', name, data)).result;

test('a change in any file of a function is taken up by the next call', async () => {
  expect(await result('split')).toBe('first');
  write('split/parts/word.js', "exports.word = 'the second';");
  expect(await result('split')).toBe('the second');
});

test('TypeScript runs as it lies there, and a change in what it imports counts, wherever that is', async () => {
  expect(await result('typed')).toBe('TYPED!');
  write('typed/word.ts', "export const word: string = 'again';");
  expect(await result('typed')).toBe('AGAIN!');
  write('../shared/shout.ts', "export const shout = (text: string): string => text + '?';");
  expect(await result('typed')).toBe('again?');
  // Nothing changed: the worker is warm.
  expect(await result('typed')).toBe('again?');
  const { invocations } = await emulator.get('/control/invocations');
  expect(invocations.filter((one: Json) => one.name === 'typed').map((one: Json) => one.coldStart)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('an error in TypeScript tells its own line, and one of the compiler its sentence', async () => {
  await emulator.call('p', 'typed', { fail: true });
  const { invocations } = await emulator.get('/control/invocations');
  expect(invocations.at(-1).logs.join('\n')).toMatch(/RangeError: in TypeScript[\s\S]*index\.ts:4:/);
  write('wrong/index.ts', 'export const main = ( => 1;');
  expect(await emulator.call('p', 'wrong')).toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining('index.ts:1:'),
  });
});

test('a package that package.json names need not be installed; one that it does not name is missing', async () => {
  expect(await result('installed')).toBe('function');
  expect(await emulator.call('p', 'forgotten')).toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining("Cannot find module 'wx-server-sdk'"),
  });
});

test('a permission to call WeChat counts at once', async () => {
  write(
    'asking/index.js',
    "const cloud = require('wx-server-sdk');\ncloud.init();\nexports.main = () => cloud.openapi.security.msgSecCheck({ content: 'x' }).then((one) => one.errCode, (error) => error.errCode);\n",
  );
  write('asking/package.json', '{ "dependencies": { "wx-server-sdk": "*" } }');
  expect(await result('asking')).toBe(-604101);
  write('asking/config.json', '{ "permissions": { "openapi": ["security.msgSecCheck"] } }');
  expect(await result('asking')).toBe(0);
});

test('a function that takes more memory than it has is ended, and the emulator and the next call live on', async () => {
  expect(await emulator.call('p', 'greedy')).toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining('memory limit'),
  });
  expect(await result('installed')).toBe('function');
});

test('memory and variables are set by function, and buffers count', async () => {
  expect(await result('buffers', { megabytes: 20 })).toEqual({ kept: 2, limit: 64, of: ['all', 'one'] });
  expect(await emulator.call('p', 'buffers', { megabytes: 200 })).toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining('memory limit of 64 MB'),
  });
  expect((await result('buffers', { megabytes: 10 })).kept).toBe(1);
});

test.each([
  [{ memory: 10 }, 'functionSettings.x.memory must be 64 to 3072'],
  [{ memroy: 128 }, 'functionSettings.x has no "memroy"'],
  [{ environment: { KEY: 5 } }, 'functionSettings.x.environment.KEY must be text'],
])('settings of a function that are wrong stop the start: %j', async (settings, words) => {
  await expect(runningEmulator({ project: { functionSettings: { x: settings } } })).rejects.toThrow(words);
});

test('a breakpoint holds in a function for longer than its time-out', async () => {
  write(
    'held/index.js',
    'exports.main = (event) => {\n  const doubled = event.n * 2;\n  return doubled + 1;\n};\n',
  );
  write('held/config.json', '{ "timeout": 1 }');
  const debugged = await runningEmulator({ functions: join(folder.path, 'functions'), inspect: 0 });
  const session = new inspector.Session();
  try {
    const listed = await fetch(`http://${new URL(String(inspector.url())).host}/json/list`);
    expect(await listed.json()).toEqual([expect.objectContaining({ webSocketDebuggerUrl: inspector.url() })]);
    session.connect();
    const post = (method: string, parameters: object) =>
      new Promise((resolve, reject) =>
        (session as Json).post(method, parameters, (error: unknown, answer: unknown) =>
          error ? reject(error) : resolve(answer),
        ),
      );
    let nextId = 1;
    const inWorker = (sessionId: string, method: string, params = {}) =>
      post('NodeWorker.sendMessageToWorker', {
        sessionId,
        message: JSON.stringify({ id: nextId++, method, params }),
      });
    const seen = new Promise<Json>((resolve) => {
      const session_ = session as Json;
      session_.on('NodeWorker.attachedToWorker', async ({ params }: Json) => {
        for (const method of ['Runtime.enable', 'Debugger.enable']) await inWorker(params.sessionId, method);
        await inWorker(params.sessionId, 'Debugger.setBreakpointByUrl', {
          urlRegex: '.*held/index\\.js',
          lineNumber: 2,
        });
        await inWorker(params.sessionId, 'Runtime.runIfWaitingForDebugger');
      });
      session_.on('NodeWorker.receivedMessageFromWorker', async ({ params }: Json) => {
        const message = JSON.parse(params.message);
        if (message.method !== 'Debugger.paused') return;
        const [{ location, functionName }] = message.params.callFrames;
        await new Promise((later) => setTimeout(later, 1_200));
        await inWorker(params.sessionId, 'Debugger.resume');
        resolve({ line: location.lineNumber, functionName });
      });
    });
    await post('NodeWorker.enable', { waitForDebuggerOnStart: true });
    const answer = debugged.call('p', 'held', { n: 20 });
    expect(await seen).toEqual({
      line: 2,
      functionName: 'exports.main',
    });
    expect((await answer).result).toBe(41);
  } finally {
    session.disconnect();
    await debugged.close();
  }
  expect(inspector.url()).toBeUndefined();
});
