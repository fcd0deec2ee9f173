import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { pictureFolder, Stage } from './stage';

/** 林知远 takes along what is his: a sentence as a card, the book as pictures and as a document, all that is held about him. */
let journey: Journey;
let stage: Stage;
let phone: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  stage = await Stage.set(journey);
  phone = stage.phone('light');
});
afterAll(() => journey.close());
afterEach(() => expect(stage.takeComplaints()).toEqual([]));

const takePage = 'packages/timebook/pages/take/index';
const longPage = 'packages/timebook/pages/long-picture/index';
const erasePage = 'packages/timebook/pages/erase/index';
const cardPage = 'packages/timebook/pages/card/index';
const asLin = lin.openid;

/** Bytes behind an address that only the phone knows. */
async function fileOf(address: string): Promise<Buffer> {
  const file = await phone.page.evaluate(async (from) => {
    const bytes = new Uint8Array(await (await fetch(from)).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, address);
  return Buffer.from(file, 'base64');
}

/** The file of a picture that the page shows, as it would lie in the album: its size, and a copy to be judged by eye. */
async function pictureFile(name: string, at = 0): Promise<{ width: number; height: number }> {
  const source = phone.find({ selector: 'wx-image[role]' }).nth(at);
  const address = await source.evaluate(
    (element) => element.querySelector('img')?.src ?? getComputedStyle(element).backgroundImage.slice(5, -2),
  );
  const bytes = await fileOf(address);
  await writeFile(join(pictureFolder, `${name}.png`), bytes);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

const album = async () => (await phone.records()).filter(({ kind }) => kind === 'album').length;

test('a sentence as a card: three designs, checked before it leaves, saved and sent on', async () => {
  await phone.open(`${pages.open}?chapter=2`, { as: asLin });
  await phone.tap('把一句话做成卡片');
  for (const [index, [design, sentence]] of [
    ['素笺', '愿明年的你还犟，也还肯认错。'],
    ['朱丝栏', '我想起信里写的“慢一点，看着扣”，就笑了。'],
    ['衣襟', '樱桃不值多少钱，我还是在传达室门口站了好一会儿，请师傅帮我退了。'],
    ['朱丝栏', '圈得很轻，我记得很重。'],
  ].entries()) {
    await phone.tap({ role: 'radio', name: sentence as string });
    await phone.tap({ role: 'radio', name: design as string });
    await phone.find({ selector: `[aria-label="卡片，${design}：${sentence}"]` }).waitFor();
    expect(await pictureFile(`picture-card-${index}`)).toEqual({ width: 1020, height: 1360 });
  }
  await journey.control.findBad(['记得很重']);
  await phone.tap('存到相册');
  await eventually(async () => expect(await phone.sheetText()).toContain('没有通过微信的内容检查'));
  expect(await album()).toBe(0);
  await phone.tap({ role: 'radio', name: '愿明年的你还犟，也还肯认错。' });
  await phone.find({ selector: '[aria-label$="也还肯认错。"][role=img]' }).waitFor();
  await phone.tap('转发');
  await phone.tapSheet('转发');
  await phone.tapSheet('许一诺');
  await phone.tap('存到相册');
  await phone.tapSheet('拒绝');
  await phone.tapSheet('去设置');
  await phone.tapSheet('保存到相册');
  await phone.tapSheet('完成');
  await eventually(async () => expect(await album()).toBe(1));
  expect(await phone.problems()).toEqual([]);
});

test('the card in light, dark and large type; a person without opened letters', async () => {
  await stage.show({
    name: 'card',
    path: `${cardPage}?chapter=2`,
    as: asLin,
    words: '选一句',
    everyWidth: true,
    whole: true,
  });
});

test('the book as a document and everything that is held, from 我的; offline it says so and goes on afterwards', async () => {
  await phone.open(pages.me, { as: asLin });
  await phone.tap({ selector: '[aria-label^="带走"]' });
  await phone.waitForRoute(takePage);
  await phone.tap({ selector: '[aria-label^="整本书"]' });
  await phone.tapSheet('返回');
  await phone.waitForText('取好了。再点一次，会重新装订一份');
  const opened = (await phone.records()).find(({ kind }) => kind === 'document');
  expect(String(opened?.detail.filePath)).toMatch(/廉承诺时光书 2026-07-01\.pdf$/);
  await writeFile(join(pictureFolder, 'book.pdf'), await fileOf(String(opened?.detail.address)));
  await phone.setNetwork('none');
  await phone.tap({ selector: '[aria-label^="给自己看"]' });
  await phone.waitForText('没有网络。连上以后，再点一次');
  await phone.setNetwork('wifi');
  await phone.tap({ selector: '[aria-label^="给电脑读"]' });
  await phone.tapSheet('发送');
  await phone.tapSheet('许一诺');
  await eventually(async () => expect(await phone.pageText()).toContain('给电脑读\n取好了'));
});

test('taking along in every look, and for somebody without a book', async () => {
  await stage.show({
    name: 'take',
    path: takePage,
    as: asLin,
    words: '还封存着的信',
    everyWidth: true,
    whole: true,
  });
  await stage.show({ name: 'take-no-book', path: takePage, as: 'demo-openid-zhou-min', words: '给电脑读' });
});

test('the whole book as a long picture: what is sealed only by its receipt, every piece within a canvas', async () => {
  await phone.open(longPage, { as: asLin });
  await phone.waitForText('图里有信的原文。存进相册以后，就由你自己保管。');
  const count = await phone.find({ selector: 'wx-image[role]' }).count();
  expect(count).toBeGreaterThan(1);
  for (let at = 0; at < count; at += 1) {
    const { width, height } = await pictureFile(`picture-long-${at}`, at);
    expect([width, height <= 1365]).toEqual([768, true]);
  }
  const before = await album();
  await phone.tap(`${count} 张都存到相册`);
  await eventually(async () => expect(await album()).toBe(before + count));
  await stage.show({
    name: 'long-picture',
    path: longPage,
    as: asLin,
    words: '图里有信的原文。存进相册以后，就由你自己保管。',
    everyWidth: true,
    whole: true,
  });
});

test('erased from there: the own name, one more question, and neither phone nor store keeps a letter', async () => {
  await stage.show({
    name: 'erase',
    path: erasePage,
    as: asLin,
    words: '会留下',
    everyWidth: true,
    whole: true,
  });
  await phone.open(takePage, { as: asLin });
  await phone.tap({ selector: '[aria-label^="删除我的一切"]' });
  await phone.type('你的姓名', '林知远');
  await phone.tap('全部删除');
  await phone.tapSheet('全部删除');
  await eventually(async () => expect(await phone.sheetText()).toContain('信已经销毁'));
  await phone.tapSheet('知道了');
  await phone.waitForRoute(pages.bind);
  const chapters = await journey.documents('chapters', { bookId: lin.id });
  expect(chapters.map(({ box }) => box)).toEqual(chapters.map(() => null));
  expect(chapters.length).toBeGreaterThan(2);
  expect(await phone.problems()).toEqual([]);
});
