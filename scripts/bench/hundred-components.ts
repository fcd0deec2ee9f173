import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startEmulator } from '../../emulator/index';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { launchPhone } from '../../simulator/driver/launch-phone';
import { startSimulator } from '../../simulator/index';
import { type Figure, less, median, more } from './figure';

const COMPONENTS = 100;
const SECONDS = 3;
const ROUNDS = 3;

/** A hundred components of a program, each with seven built-in elements, and a page that changes all of them in every frame. */
const PROGRAM: Readonly<Record<string, string>> = {
  'app.json': JSON.stringify({ pages: ['pages/many/index'], style: 'v2' }),
  'app.js': 'App({})',
  'pages/many/index.json': JSON.stringify({ usingComponents: { row: '/parts/row/index' } }),
  'pages/many/index.wxml': '<row wx:for="{{rows}}" wx:key="id" number="{{item.id}}" turn="{{turn}}" />',
  'pages/many/index.js': `Page({
    data: { turn: 0, rows: Array.from({ length: ${COMPONENTS} }, (_, id) => ({ id })) },
    next() { this.setData({ turn: this.data.turn + 1 }); },
  });`,
  'parts/row/index.json': JSON.stringify({ component: true }),
  'parts/row/index.js': `Component({
    properties: { number: Number, turn: Number },
    data: { words: '' },
    observers: { turn(turn) { this.setData({ words: this.data.number + ' · ' + turn }); } },
  });`,
  'parts/row/index.wxml': `<view class="row {{turn % 2 ? 'odd' : ''}}"><icon type="success" size="16" />
    <text>{{words}}</text><progress percent="{{turn % 100}}" /><switch checked="{{turn % 60 < 30}}" disabled />
    <view hidden="{{turn % 3 === 0}}"><button size="mini">{{turn}}</button></view></view>`,
  'parts/row/index.wxss':
    '.row { display: flex; align-items: center; height: 48px } .odd { background: #eee } progress { flex: 1 }',
};

const NOTE_THE_LAST = `(() => {
  const look = () => {
    if (document.querySelectorAll('wx-progress').length < ${COMPONENTS}) return requestAnimationFrame(look);
    window.__stood = performance.now();
  };
  requestAnimationFrame(look);
})()`;

interface Frames {
  perSecond: number;
  /** Milliseconds of script in a frame, in the middle of all. */
  work: number;
}

/** Goal 13: a page of a hundred components opens and reacts at 60 frames a second. */
export async function hundredComponents({
  scratch,
  data,
}: {
  scratch: string;
  data: string;
}): Promise<Figure[]> {
  const projectDir = join(scratch, 'hundred');
  for (const [name, text] of Object.entries(PROGRAM)) {
    mkdirSync(dirname(join(projectDir, name)), { recursive: true });
    writeFileSync(join(projectDir, name), text);
  }
  const functions = join(scratch, 'no-functions');
  mkdirSync(functions, { recursive: true });
  const emulator = await startEmulator({ data: join(data, 'hundred'), functions });
  const simulator = await startSimulator({ projectDir, emulatorUrl: emulator.url });
  const phone = await launchPhone({ simulatorUrl: simulator.url, emulatorUrl: emulator.url, pixelRatio: 1 });
  try {
    await phone.page.addInitScript(NOTE_THE_LAST);
    const opening: number[] = [];
    const rest: Frames[] = [];
    const busy: Frames[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      opening.push(await open(phone));
      rest.push(await frames(phone, false));
      busy.push(await frames(phone, true));
    }
    const problems = await phone.problems();
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const perSecond = (of: Frames[]) => median(of.map((one) => one.perSecond));
    const work = median(busy.map((one) => one.work));
    return [
      more(
        `13 frames while ${COMPONENTS} components change in each`,
        'frames/s',
        perSecond(busy),
        { what: 'the same page at rest', value: perSecond(rest) },
        { text: '≥ 59 frames/s', met: (value) => value >= 59 },
      ),
      less(
        '13 script in such a frame',
        'ms',
        work,
        { what: 'a frame', value: 1000 / 60 },
        { text: '≤ 16.7 ms', met: (value) => value <= 1000 / 60 },
      ),
      less(
        `13 opening of a page of ${COMPONENTS} components`,
        'ms',
        median(opening),
        { what: 'the goal', value: 1000 },
        { text: '≤ 1000 ms', met: (value) => value <= 1000 },
      ),
    ];
  } finally {
    await phone.close();
    await simulator.close();
    await emulator.close();
  }
}

/** Milliseconds from the navigation to the frame in which the last component stands. */
async function open(phone: DrivenPhone): Promise<number> {
  await phone.open();
  return (await phone.page.evaluate('window.__stood')) as number;
}

/** Frames of some seconds; `busy`: the page's data change in each of them. */
function frames(phone: DrivenPhone, busy: boolean): Promise<Frames> {
  return phone.page.evaluate(
    ([seconds, change]) =>
      new Promise<Frames>((done) => {
        const page = (window as unknown as { getCurrentPages(): { next(): void }[] }).getCurrentPages()[0];
        const work: number[] = [];
        let first = 0;
        const step = (now: number) => {
          first ||= now;
          if (now - first >= Number(seconds) * 1000) {
            work.sort((a, b) => a - b);
            done({ perSecond: (work.length * 1000) / (now - first), work: work[work.length >> 1] ?? 0 });
            return;
          }
          const before = performance.now();
          if (change) page?.next();
          work.push(performance.now() - before);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [SECONDS, busy] as const,
  );
}
