import { launchPhone } from '../../simulator/driver/launch-phone';
import type { RunningProduct } from '../running/run-product';
import { type Figure, less, median } from './figure';

/** What the page noted at the frame in which the words stood on the screen. */
interface Noted {
  at: number;
  metrics: { setDataCalls: number; setDataBytes: number };
}

const rounds = 5;
const words = '拆开去年的信';

/** Goal 12: from navigation to content on the first screen of somebody with three years behind him, fresh phone each time, warm build. */
export async function firstScreen(product: RunningProduct): Promise<Figure[]> {
  const slow: Noted[] = [];
  const fast: Noted[] = [];
  await look(product, 1);
  for (let round = 0; round < rounds; round++) {
    slow.push(await look(product, 4));
    fast.push(await look(product, 1));
  }
  const of = (noted: Noted[], pick: (one: Noted) => number) => median(noted.map(pick));
  const limit = (most: number, unit: string) => ({
    text: `≤ ${most} ${unit}`,
    met: (value: number) => value <= most,
  });
  return [
    less(
      '12 first screen at a quarter of the processor',
      'ms',
      of(slow, ({ at }) => at),
      { what: 'the same at full speed', value: of(fast, ({ at }) => at) },
      limit(1_000, 'ms'),
    ),
    less(
      '12 setData until then',
      'calls',
      of(slow, ({ metrics }) => metrics.setDataCalls),
      { what: 'the goal', value: 2 },
      limit(2, 'calls'),
    ),
    less(
      '12 setData until then',
      'KB',
      of(slow, ({ metrics }) => metrics.setDataBytes / 1024),
      { what: 'the goal', value: 20 },
      limit(20, 'KB'),
    ),
  ];
}

async function look({ simulator, emulator }: RunningProduct, cpuSlowdown: number): Promise<Noted> {
  const phone = await launchPhone({
    simulatorUrl: simulator.url,
    emulatorUrl: emulator.url,
    ...(cpuSlowdown > 1 ? { cpuSlowdown } : {}),
    patience: 30_000,
  });
  try {
    await phone.page.addInitScript(`(() => {
      const look = () => {
        const screen = document.querySelector('#viewport');
        if (!screen || !screen.textContent.includes(${JSON.stringify(words)})) return requestAnimationFrame(look);
        window.__noted = { at: performance.now(), metrics: { ...window.__phone.metrics() } };
      };
      requestAnimationFrame(look);
    })()`);
    await phone.open('', { as: 'demo-openid-lin-zhiyuan' });
    await phone.waitForText(words);
    return (await phone.page.evaluate('window.__noted')) as Noted;
  } finally {
    await phone.close();
  }
}
