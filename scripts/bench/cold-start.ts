import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EmulatorProcess, sdkEnvironment } from './emulator-process';
import { type Figure, less, median } from './figure';

const rounds = 15;

/** What one process took: wall time from its start to its end, and its own processor time. */
interface Run {
  wall: number;
  cpu: number;
}

const unbundled = {
  load: `const cloud=require('wx-server-sdk');require('zod');const dayjs=require('dayjs');
dayjs.extend(require('dayjs/plugin/utc'));dayjs.extend(require('dayjs/plugin/timezone'));cloud.init({env:process.env.TCB_ENV});`,
  answer: "cloud.database().collection('bindings').where({_id:'nobody'}).limit(1).get().then(done,failed);",
};

/** Every process ends by saying its processor time; a failure is said, and stops the bench. */
const frame = (body: string): string => `const done=()=>{const{user,system}=process.cpuUsage();
require('fs').writeSync(1,'\\n'+(user+system)/1000);process.exit(0)};
const failed=(error)=>{console.error(error);process.exit(1)};\n${body}`;

/**
 * Goals 1 and 2: loading a deployed function, and its first database answer, against the same SDK and libraries unbundled. All
 * variants in turn, each in a fresh process, over an empty one.
 * @param from.functions folder of the built functions
 * @param from.scratch folder inside the repository, so that the unbundled variant finds its packages
 */
export function coldStart(from: { functions: string; scratch: string; emulator: EmulatorProcess }): Figure[] {
  mkdirSync(from.scratch, { recursive: true });
  const file = (name: string, body: string): string => {
    const path = join(from.scratch, `${name}.cjs`);
    writeFileSync(path, frame(body));
    return path;
  };
  const functionFile = (name: string) => JSON.stringify(join(from.functions, name, 'index.js'));
  const called = "main({action:'session',input:{}}).then((said)=>said.ok?done():failed(said),failed);";
  const variants = {
    bare: file('bare', 'done();'),
    looseLoad: file('loose-load', `${unbundled.load}done();`),
    builtLoad: file('built-load', `require(${functionFile('timebook')}).main;done();`),
    looseAnswer: file('loose-answer', `${unbundled.load}${unbundled.answer}`),
    builtAnswer: file('built-answer', `const{main}=require(${functionFile('account')});${called}`),
  };
  const env = { ...sdkEnvironment(from.emulator), ...keys(), ...caller, PATH: process.env.PATH ?? '' };
  const runs = new Map<string, Run[]>(Object.values(variants).map((path) => [path, []]));
  for (let round = 0; round < rounds + 1; round++)
    for (const path of Object.values(variants)) {
      const run = once(path, env);
      // The first round fills the disk's cache.
      if (round > 0) runs.get(path)?.push(run);
    }
  const over = (path: string, what: keyof Run) =>
    median((runs.get(path) ?? []).map((run) => run[what])) -
    median((runs.get(variants.bare) ?? []).map((run) => run[what]));
  const what = 'wx-server-sdk, zod and dayjs (utc, timezone), unbundled, over bare Node';
  return [
    less(
      '1 loading a function (timebook)',
      'ms',
      over(variants.builtLoad, 'wall'),
      { what, value: over(variants.looseLoad, 'wall') },
      { text: '≥ 8 times less', met: (_, ratio) => ratio >= 8 },
    ),
    less(
      '2 until the first database answer (account.session)',
      'ms',
      over(variants.builtAnswer, 'wall'),
      { what, value: over(variants.looseAnswer, 'wall') },
      { text: '≥ 4.5 times less', met: (_, ratio) => ratio >= 4.5 },
    ),
    less(
      '2 processor time until then',
      'ms',
      over(variants.builtAnswer, 'cpu'),
      { what, value: over(variants.looseAnswer, 'cpu') },
      { text: 'at most a third', met: (_, ratio) => ratio >= 3 },
    ),
  ];
}

const caller = {
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
  WX_OPENID: 'bench-nobody',
  WX_APPID: 'wx-bench',
  TCB_SOURCE: 'wx_client',
};

function keys(): Record<string, string> {
  const key = Buffer.alloc(32, 'b').toString('base64');
  return {
    CONTENT_KEY: key,
    LOOKUP_KEY: key,
    ANCHOR_KEY: key,
    NODE_REMINDER_TEMPLATE: 'DEMO_TMPL_NODE_REMINDER',
    MINIPROGRAM_STATE: 'formal',
  };
}

function once(path: string, env: Record<string, string>): Run {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [path], { env, encoding: 'utf8' });
  const wall = performance.now() - began;
  if (status !== 0) throw new Error(`${path} failed: ${stderr}`);
  // What the function itself printed stands before it.
  return { wall, cpu: Number(stdout.split('\n').at(-1)) };
}
