import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/root';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import type { LaunchOptions } from '../../simulator/driver/launch-phone';
import type { Journey } from './journey';
import { audit, setDataProblems } from './page-audit';

/** Text size in px of WeChat's large-type mode. */
const large = 22.4;

/** The ways in which a screen is looked at. The first three see every screen, the others those that depend on the width. */
const ways = {
  light: { pixelRatio: 2 },
  dark: { pixelRatio: 2, theme: 'dark' },
  large: { pixelRatio: 2, fontSize: large },
  tablet: { viewport: { width: 768, height: 1024 } },
  narrow: { viewport: { width: 320, height: 568 }, fontSize: large },
} satisfies Record<string, Partial<LaunchOptions>>;
type Way = keyof typeof ways;
export const onPhones: Way[] = ['light', 'dark', 'large'];
const allWays = Object.keys(ways) as Way[];

/** Where pictures of screens are left. */
export const pictureFolder = join(repositoryRoot(__dirname), 'out', 'pictures');

export type Screen = {
  name: string;
  /** Path with query; without one the phone stays on the page that it shows. */
  path?: string;
  as?: string;
  /** Words that stand there when the screen is ready. */
  words: string;
  /** What is done before the picture. */
  act?: (phone: DrivenPhone) => Promise<void>;
  /** What is done after it, so that the next screen finds the phone as it was. */
  after?: (phone: DrivenPhone) => Promise<void>;
  /** Looked at on a tablet and on the narrowest phone too. */
  everyWidth?: boolean;
  /** A second picture, of the whole page. */
  whole?: boolean;
};

/** Phones side by side, one for each way of looking. */
export class Stage {
  private readonly phones = new Map<Way, DrivenPhone>();
  readonly complaints: string[] = [];

  static async set(journey: Journey): Promise<Stage> {
    const stage = new Stage();
    for (const way of allWays)
      stage.phones.set(way, await journey.phone({ ...ways[way], reducedMotion: true }));
    return stage;
  }

  phone(way: Way): DrivenPhone {
    return this.phones.get(way) as DrivenPhone;
  }

  /** Opens a screen on each phone at once, examines it and takes its picture. */
  async show(screen: Screen): Promise<void> {
    await Promise.all((screen.everyWidth ? allWays : onPhones).map((way) => this.showOn(way, screen)));
  }

  private async showOn(way: Way, { name, path, as, words, act, after, whole }: Screen): Promise<void> {
    const phone = this.phone(way);
    if (path !== undefined) await phone.open(path, { as });
    await act?.(phone);
    await phone.waitForText(words);
    await phone.waitForIdle();
    const wrong = [
      ...(await audit(phone)),
      ...(path === undefined ? [] : await setDataProblems(phone)),
      ...(await phone.problems()),
    ];
    this.complaints.push(...wrong.map((line) => `${name}-${way}: ${line}`));
    await phone.picture(join(pictureFolder, `${name}-${way}.png`));
    if (whole) await phone.picture(join(pictureFolder, `${name}-${way}-whole.png`), { fullPage: true });
    await after?.(phone);
  }

  /** Takes what was found wrong since the last time. */
  takeComplaints(): string[] {
    return [...new Set(this.complaints.splice(0))];
  }
}
