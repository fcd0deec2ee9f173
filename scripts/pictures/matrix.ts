import { join } from 'node:path';
import { auditPage } from '../../simulator/driver/audit-page';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type LaunchOptions, launchPhone } from '../../simulator/driver/launch-phone';
import type { RunningProduct } from '../running/run-product';
import type { Screen } from './screens';

/** Text size in px of WeChat's large-type mode. */
const large = 22.4;

/** The ways in which every state of every screen is looked at; `small` is the 4.7-inch phone. */
export const ways = {
  light: {},
  dark: { theme: 'dark' },
  large: { fontSize: large },
  small: { device: 'small' },
  tablet: { device: 'tablet' },
} satisfies Record<string, Partial<LaunchOptions>>;
export type Way = keyof typeof ways;
export const everyWay = Object.keys(ways) as Way[];

export const states = ['loading', 'filled', 'empty', 'offline', 'error'] as const;
export type State = (typeof states)[number];

const patience = 60_000;
const calls = '**/emulator/phone/function';

/** Phones side by side that take the pictures of one screen after another. */
export class Matrix {
  private readonly phones = new Map<Way, DrivenPhone>();
  /** What the examination found wrong: `<screen>-<state>-<way>: sentence`. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly product: RunningProduct,
    private readonly folder: string,
  ) {}

  static async set(product: RunningProduct, folder: string): Promise<Matrix> {
    const matrix = new Matrix(product, folder);
    const { simulator, emulator } = product;
    const fixed = { simulatorUrl: simulator.url, emulatorUrl: emulator.url, patience, pixelRatio: 1 };
    for (const way of everyWay)
      matrix.phones.set(way, await launchPhone({ ...fixed, ...ways[way], reducedMotion: true }));
    return matrix;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.phones.values()].map((phone) => phone.close()));
  }

  /** Every state of a screen on every phone. @returns states of which there are pictures now */
  async take(screen: Screen): Promise<State[]> {
    await this.onAll((way, phone) => this.opening(way, phone, screen));
    if (screen.emptyAs !== undefined)
      await this.onAll(async (way, phone) => {
        await phone.open(urlOf(screen), { as: screen.emptyAs });
        await this.shoot(way, phone, `${screen.name}-empty`);
      });
    await this.onAll((way, phone) => this.offline(way, phone, screen));
    await this.faults([{ on: 'function', effect: 'error', times: 10_000, code: '-1' }]);
    try {
      await this.onAll(async (way, phone) => {
        await again(phone, screen);
        await this.shoot(way, phone, `${screen.name}-error`);
      });
    } finally {
      await this.faults([]);
    }
    return states.filter((state) => state !== 'empty' || screen.emptyAs !== undefined);
  }

  /** The page while its answer has not come, and when it has. */
  private async opening(way: Way, phone: DrivenPhone, screen: Screen): Promise<void> {
    const held: (() => Promise<void>)[] = [];
    let isHolding = false;
    await phone.open('', { as: screen.as });
    await phone.waitForIdle();
    isHolding = true;
    await phone.page.route(calls, async (route) => {
      if (isHolding) held.push(() => route.continue());
      else await route.continue();
    });
    await launch(phone, screen);
    await phone.page.waitForTimeout(600);
    await phone.page.screenshot({
      path: join(this.folder, `${screen.name}-loading-${way}.png`),
      animations: 'disabled',
    });
    isHolding = false;
    await Promise.all(held.map((release) => release()));
    await phone.page.unroute(calls);
    await this.shoot(way, phone, `${screen.name}-filled`);
  }

  private async offline(way: Way, phone: DrivenPhone, screen: Screen): Promise<void> {
    if (screen.emptyAs !== undefined) await phone.open('', { as: screen.as });
    await phone.setNetwork('none');
    await again(phone, screen);
    await this.shoot(way, phone, `${screen.name}-offline`);
    await phone.setNetwork('wifi');
  }

  private async shoot(way: Way, phone: DrivenPhone, name: string): Promise<void> {
    await phone.waitForIdle();
    // A phone asks again before it gives up: what is looked at is what stays.
    await phone.page.waitForFunction(
      () => !document.querySelector('#viewport > wx-page-frame:not([hidden]) .t-skeleton'),
      undefined,
      { timeout: patience },
    );
    await phone.waitForIdle();
    const found = await auditPage(phone);
    this.complaints.push(...found.map((line) => `${name}-${way}: ${line}`));
    await phone.picture(join(this.folder, `${name}-${way}.png`));
  }

  private async onAll(act: (way: Way, phone: DrivenPhone) => Promise<void>): Promise<void> {
    await Promise.all([...this.phones].map(([way, phone]) => act(way, phone)));
  }

  private async faults(faults: object[]): Promise<void> {
    const body = JSON.stringify({ faults });
    const headers = { 'content-type': 'application/json' };
    const url = `${this.product.emulator.url}/control/faults`;
    const answer = await fetch(url, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`The emulator would not take its faults: ${await answer.text()}`);
  }
}

const urlOf = ({ page, query }: Screen) => (query === '' ? page : `${page}?${query}`);

/** Goes to the screen from inside the program, without waiting for it. */
function launch(phone: DrivenPhone, screen: Screen): Promise<unknown> {
  return phone.page.evaluate(
    (url) => {
      const { wx } = window as unknown as { wx: { reLaunch(options: { url: string }): void } };
      wx.reLaunch({ url });
    },
    `/${urlOf(screen)}`,
  );
}

/** Opens the screen anew, as somebody who comes back to it. */
async function again(phone: DrivenPhone, screen: Screen): Promise<void> {
  await launch(phone, screen);
  await phone.page.waitForTimeout(200);
}
