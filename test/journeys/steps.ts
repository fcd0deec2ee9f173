import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import type { Stroke } from '../../simulator/driver/phone-hands';
import { eventually, pages, xu } from './journey';

/** What a hand does on the pages, a few taps at a time. */

/** Waits until the page on top reads so somewhere. */
export async function reads(phone: DrivenPhone, words: string): Promise<void> {
  await eventually(async () => expect(await phone.pageText()).toContain(words));
}

/** From the card in WeChat to the first day: consent to both purposes. */
export async function bindFromCard(phone: DrivenPhone): Promise<void> {
  await phone.open(`${pages.bind}?code=${xu.code}`, { as: xu.openid });
  await phone.waitForText('许一诺');
  await phone.tap('写信与封存（绑定需要）');
  await phone.tap('提醒（可以不要）');
  await phone.tap('同意并绑定');
  await phone.waitForRoute(pages.today);
}

/** Writes the letter and the promises of the page that is open. */
export async function write(phone: DrivenPhone, text: string, promises: string[] = []): Promise<void> {
  await phone.type('信的正文', text);
  const fields = phone.find({ role: 'textbox', name: '约定' });
  const there = await fields.count();
  for (const [at, promise] of promises.entries()) {
    if (at >= there) await phone.tap('添一条');
    await fields.nth(at).fill(promise);
  }
}

/** The draft is in the cloud. */
export async function draftSaved(phone: DrivenPhone): Promise<void> {
  await reads(phone, '已存好');
}

/** Waits until nothing moves on the page any more; what moves for ever (a skeleton) is not waited for. */
export async function settled(phone: DrivenPhone): Promise<void> {
  await phone.waitForIdle();
  await phone.page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity),
  );
}

/** Opens the sheet and signs on the line. */
export async function sign(phone: DrivenPhone): Promise<void> {
  await phone.tap('写好了，封存');
  await signOnTheLine(phone);
}

/** Signs on the sheet that is coming up: ink flows once the pad knows its size. */
export async function signOnTheLine(phone: DrivenPhone): Promise<void> {
  await phone.waitForText('封存之后');
  await settled(phone);
  await phone.page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('wx-page-frame:not([hidden]) canvas');
    return canvas !== null && canvas.width !== 300;
  });
  await phone.draw('canvas', signature);
  await eventually(async () => expect((await phone.pageData()).signed).toBe(true));
}

/** The confirming tap and what is answered to WeChat's sheet. */
export async function confirmSeal(phone: DrivenPhone, answer: '允许' | '拒绝'): Promise<void> {
  await phone.tap('盖印封存');
  await answerSheet(phone, answer);
}

/** Answers WeChat's question whether it may send one message. */
export async function answerSheet(phone: DrivenPhone, answer: '允许' | '拒绝'): Promise<void> {
  await eventually(async () => expect(await phone.sheetText()).toContain('承诺时光书开启提醒'));
  await phone.tapSheet(answer);
}

/** 一诺 as a hand writes it, in fractions of the pad. */
export const signature: Stroke[] = [
  [
    [0.12, 0.5],
    [0.24, 0.47],
    [0.38, 0.44],
  ],
  [
    [0.5, 0.24],
    [0.52, 0.3],
    [0.55, 0.34],
  ],
  [
    [0.47, 0.46],
    [0.53, 0.45],
    [0.52, 0.6],
    [0.53, 0.68],
    [0.58, 0.6],
  ],
  [
    [0.62, 0.32],
    [0.72, 0.3],
    [0.88, 0.28],
  ],
  [
    [0.7, 0.2],
    [0.7, 0.28],
    [0.7, 0.36],
  ],
  [
    [0.8, 0.18],
    [0.8, 0.26],
    [0.79, 0.35],
  ],
  [
    [0.62, 0.46],
    [0.76, 0.44],
    [0.9, 0.42],
  ],
  [
    [0.75, 0.38],
    [0.7, 0.52],
    [0.62, 0.66],
  ],
  [
    [0.7, 0.55],
    [0.7, 0.66],
    [0.7, 0.76],
  ],
  [
    [0.7, 0.56],
    [0.84, 0.54],
    [0.84, 0.64],
    [0.83, 0.74],
  ],
  [
    [0.71, 0.74],
    [0.77, 0.73],
    [0.83, 0.73],
  ],
];
