import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type Journey, lin, pages, patience, startJourney } from './journey';
import { reads, settled } from './steps';

/** The ways to an opening on its day, how many words were written for whoever asks, and motion for whoever wants little of it. */
let journey: Journey;
let phone: DrivenPhone;
let calm: DrivenPhone;
jest.setTimeout(4 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone();
});
afterAll(() => journey.close());

const unsealing = `${pages.open}?nodeId=${lin.id}:anniversary:2026`;
const arrived = async () => {
  await phone.waitForRoute(pages.open);
  await reads(phone, '入职三周年 · 第三章');
  await phone.waitForText('拆开');
};

test('今天 leads to the opening', async () => {
  await phone.open(pages.today, { as: lin.openid });
  await phone.tap('拆开去年的信');
  await arrived();
});

test('the inbox leads to the opening, and its line is done when the letter was dealt with', async () => {
  await phone.open('packages/reminder/pages/inbox/index', { as: lin.openid });
  await phone.tap({ selector: '[aria-label^="入职三周年到了"]' });
  await arrived();
});

test('the button of the placket leads to the opening', async () => {
  await phone.open(pages.book, { as: lin.openid });
  await phone.tap({ selector: '[aria-label$="拆开，重读，续写"]' });
  await arrived();
});

test('with little motion wanted nothing flies: the envelope and the seal come by a short fade alone', async () => {
  calm = await journey.phone({ reducedMotion: true });
  await calm.open(unsealing, { as: lin.openid });
  await calm.waitForText('拆开');
  await settled(calm);
  // A colour that changes (a transition of the component library's) is no motion and starts no animation.
  await calm.page.evaluate(() => {
    const seen: { name: string; ms: number }[] = [];
    Object.assign(window, { seen });
    document.addEventListener('animationstart', ({ animationName: name, target }) => {
      for (const one of (target as Element).getAnimations())
        if ((one as CSSAnimation).animationName === name)
          seen.push({ name, ms: Number(one.effect?.getComputedTiming().endTime) });
    });
  });
  await calm.tap('拆开');
  await reads(calm, '当时的约定');
  type Seen = { name: string; ms: number }[];
  const seen = await calm.page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter(({ ms }) => ms > 250)).toEqual([]);
});

test('the count of words is there for whoever asks, and gone with the next stroke', async () => {
  await calm.tap('续写今天这一页');
  await calm.waitForRoute(pages.write);
  await calm.type('信的正文', '三年了，\n 还是那颗扣子。');
  expect(await calm.pageText()).not.toContain('写了');
  await calm.tap('数字数');
  await calm.waitForText('写了 11 字');
  await calm.type('信的正文', '三年了。');
  await calm.waitForText('数字数');
  expect(await calm.pageText()).not.toContain('写了');
});
