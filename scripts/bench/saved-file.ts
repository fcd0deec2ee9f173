import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../../emulator/index';
import { launchPhone } from '../../simulator/driver/launch-phone';
import { startSimulator } from '../../simulator/index';
import { type Figure, less, median } from './figure';

const ROUNDS = 5;
const PAGE = 'packages/people/pages/rights/index';

/** Goal 14: a saved file of the whole product stands on the screen, and the page that was open still is. */
export async function savedFile({
  root,
  scratch,
  data,
}: {
  root: string;
  scratch: string;
  data: string;
}): Promise<Figure[]> {
  const home = join(scratch, 'saved');
  for (const name of ['miniprogram', 'core', 'project.config.json'])
    cpSync(join(root, name), join(home, name), { recursive: true });
  const functions = join(scratch, 'none');
  mkdirSync(functions, { recursive: true });
  const emulator = await startEmulator({ data: join(data, 'saved'), functions });
  const simulator = await startSimulator({ projectDir: home, emulatorUrl: emulator.url });
  const phone = await launchPhone({ simulatorUrl: simulator.url, emulatorUrl: emulator.url, pixelRatio: 1 });
  const script: number[] = [];
  const template: number[] = [];
  try {
    await phone.open(PAGE);
    for (const [ending, times, changed, there] of [
      [
        '.wxml',
        template,
        (words: string) => `\n<view>${words}</view>\n`,
        (words: string) => phone.page.getByText(words).first().waitFor(),
      ],
      [
        '.ts',
        script,
        (words: string) => `\n(globalThis as { saved?: string }).saved = '${words}';\n`,
        (words: string) =>
          phone.page.waitForFunction(`window.saved === '${words}' && window.__phone?.route() === '${PAGE}'`),
      ],
    ] as const) {
      const file = join(home, 'miniprogram', `${PAGE}${ending}`);
      const before = readFileSync(file, 'utf8');
      for (let round = 0; round < ROUNDS; round++) {
        const words = `saved ${ending} ${round}`;
        const start = performance.now();
        writeFileSync(file, before + changed(words));
        await there(words);
        times.push(performance.now() - start);
        if ((await phone.pageRoute()) !== PAGE) throw new Error(`${await phone.pageRoute()} stands there.`);
      }
    }
  } finally {
    await phone.close();
    await simulator.close();
    await emulator.close();
  }
  const limit = { text: '≤ 2000 ms', met: (value: number) => value <= 2000 };
  const against = { what: 'the goal', value: 2000 };
  return [
    less('14 a saved template on the screen, the page kept', 'ms', median(template), against, limit),
    less('14 a saved script at work, its page on the screen', 'ms', median(script), against, limit),
  ];
}
