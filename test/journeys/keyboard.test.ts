import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/root';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, pages, patience, startJourney, xu } from './journey';
import { reads, signOnTheLine } from './steps';

/** Binding and sealing without a pointing finger: Tab and Enter reach everything but the signature, which is drawn. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(4 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone({ pixelRatio: 2 });
});
afterAll(() => journey.close());

/** Most stops of Tab on one page: beyond, the thing cannot be reached. */
const mostStops = 40;

test('an invitation is accepted by Tab and Enter alone', async () => {
  await phone.open(`${pages.bind}?code=${xu.code}`, { as: xu.openid });
  await phone.waitForText('许一诺');
  await press('写信与封存（绑定需要）');
  await press('提醒（可以不要）');
  await eventually(async () => expect((await phone.pageData()).purposes).toEqual(['timebook', 'reminders']));
  await press('同意并绑定');
  await phone.waitForRoute(pages.today);
  await phone.waitForText('写下第一章');
});

test('a chapter is opened, written, confirmed and sealed by keyboard, with the signature drawn', async () => {
  await press('写下第一章');
  await phone.waitForRoute(pages.write);
  await reach('信的正文');
  await phone.page.keyboard.insertText('今天第一次穿上这身制服。衬衫的第一颗扣子，我对着镜子扣了三遍。');
  await press('添一条');
  await reach('约定');
  await phone.page.keyboard.insertText('遇到拿不准的事，先问一声');
  await press('写好了，封存');
  await signOnTheLine(phone);
  await press('盖印封存');
  await eventually(async () => expect(await phone.sheetText()).toContain('承诺时光书开启提醒'));
  await press('允许');
  await frames('sealing', '.sealing', [0, 300, 420, 520, 620, 700, 760, 840, 960, 1020, 1200, 1700]);
  await phone.waitForRoute(pages.sealed);
  await phone.waitForText('第一章 · 入职');
});

test('a year on, the letter is unsealed by keyboard', async () => {
  await phone.letTimePass({ to: '2027-07-01T09:30:00+08:00' });
  await phone.openMessage();
  await phone.waitForText('入职一周年 · 第一章');
  await press('拆开');
  await frames('opening', '.opening', [0, 200, 340, 480, 560, 660, 760]);
  await reads(phone, '当时的约定');
  await press('守住');
  await eventually(async () => {
    const [first] = (await phone.pageData()).promises as { mark: string }[];
    expect(first?.mark).toBe('kept');
  });
  await press('续写今天这一页');
  await phone.waitForRoute(pages.write);
  expect(await journey.problems()).toEqual([]);
});

/** Moves the focus with Tab until it is on what is called so. */
async function reach(name: string): Promise<void> {
  await phone.waitForIdle();
  const passed: string[] = [];
  for (let stops = 0; stops < mostStops; stops += 1) {
    await phone.page.keyboard.press('Tab');
    const here = await phone.page.evaluate(() => {
      const at = document.activeElement;
      return (at?.getAttribute('aria-label') || at?.textContent || '').trim();
    });
    if (here === name || here.startsWith(name)) return;
    passed.push(here.slice(0, 12));
  }
  throw new Error(`Tab does not come to ${name}; it passes ${passed.join(' | ')}.`);
}

async function press(name: string): Promise<void> {
  await reach(name);
  await phone.page.keyboard.press('Enter');
}

/** Holds an animation still at moments of its way, in ms, and takes its pictures, to be judged by eye. */
async function frames(name: string, selector: string, moments: number[]): Promise<void> {
  await phone.page.waitForFunction((at) => document.querySelector(`[class*="${at.slice(1)}"]`), selector, {
    polling: 'raf',
    timeout: patience,
  });
  for (const [index, moment] of moments.entries()) {
    await phone.page.evaluate((time) => {
      for (const animation of document.getAnimations()) {
        // The phone's own motion between pages is left alone.
        if (!(animation.effect as KeyframeEffect).target?.closest('wx-page')) continue;
        animation.pause();
        animation.currentTime = time;
      }
    }, moment);
    const file = `${name}-${String(index).padStart(2, '0')}-${moment}ms.png`;
    await phone.page.screenshot({
      path: join(repositoryRoot(__dirname), 'out', 'motion', file),
      clip: { x: 0, y: 0, width: 375, height: 812 },
    });
  }
  await phone.page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.playState === 'paused') animation.finish();
  });
}
