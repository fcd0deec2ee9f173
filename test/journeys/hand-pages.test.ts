import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, pages, patience, startJourney, xu } from './journey';
import { pictureFolder, Stage } from './stage';
import { confirmSeal, sign } from './steps';

/** 许一诺 writes by hand: photos of her pages go with the letter, through a weak network, and lie open again a year later. */
let journey: Journey;
let stage: Stage;
let phone: DrivenPhone;
jest.setTimeout(5 * patience);
beforeAll(async () => {
  journey = await startJourney();
  await journey.bindXu();
  stage = await Stage.set(journey);
  phone = stage.phone('light');
});
afterAll(() => journey.close());
afterEach(() => expect(stage.takeComplaints()).toEqual([]));

const writePath = `${pages.write}?nodeId=${encodeURIComponent(`${xu.id}:onboarding`)}`;
const kept = async () => journey.documents('handPages', { bookId: xu.id, state: 'kept' });

async function choose(...names: string[]): Promise<void> {
  await phone.tap('放一页手写的');
  await phone.tapSheet('从相册选择');
  await phone.choosePictures(...names);
}

/** Photos that the page shows, by what they are at. */
async function shown(): Promise<string[]> {
  const labels = await phone.find({ selector: '.photo wx-image' }).all();
  return Promise.all(labels.map((one) => one.evaluate((image) => image.className)));
}

test('a photo is on its way as soon as it is chosen, and is there after leaving', async () => {
  await phone.open(writePath, { as: xu.openid });
  await choose('手写页');
  await eventually(async () => expect(await kept()).toHaveLength(1));
  await phone.open(pages.today, { as: xu.openid });
  await phone.open(writePath, { as: xu.openid });
  await eventually(async () => expect(await shown()).toHaveLength(1));
  expect((await phone.problems()).concat(await journey.problems())).toEqual([]);
});

test('without network it waits with a sentence, holds the seal up, and goes on where it stopped', async () => {
  await phone.setNetwork('none');
  await choose('风景');
  await phone.waitForText('没传上，点这里重传');
  await phone.tap('写好了，封存');
  await eventually(async () => expect(await phone.sheetText()).toContain('有一页没有传上来'));
  await phone.setNetwork('wifi');
  await phone.tap('手写页第 2 张');
  await eventually(async () => expect(await kept()).toHaveLength(2));
  await eventually(async () => expect(await phone.pageText()).not.toContain('没传上'));
  await phone.picture(join(pictureFolder, 'hand-pages-writing-light.png'), { fullPage: true });
});

test('one is taken out after a question; what is gone is gone', async () => {
  await phone.find({ selector: '.drop' }).nth(1).click();
  await phone.tapSheet('留着');
  expect(await kept()).toHaveLength(2);
  await phone.find({ selector: '.drop' }).nth(1).click();
  await phone.tapSheet('去掉');
  await eventually(async () => expect(await kept()).toHaveLength(1));
  await eventually(async () => expect(await shown()).toHaveLength(1));
});

test('a letter of a photographed page alone is sealed, and the photo lies open a year later', async () => {
  await sign(phone);
  await confirmSeal(phone, '允许');
  await phone.waitForRoute(pages.sealed);
  const [row] = await kept();
  expect(row).toMatchObject({ chapterNumber: 1 });
  await phone.letTimePass({ to: '2027-07-01T09:30:00+08:00' });
  const open = `${pages.open}?nodeId=${encodeURIComponent(`${xu.id}:anniversary:2027`)}`;
  await phone.open(open, { as: xu.openid });
  await phone.tap('拆开');
  await phone.waitForText('当时的约定');
  await eventually(async () => expect(await shown()).toHaveLength(1));
  const size = await phone
    .find({ selector: '.photo wx-image img' })
    .first()
    .evaluate((image) => (image as HTMLImageElement).naturalWidth)
    .catch(() => -1);
  expect(size).not.toBe(0);
});

test('in light, dark and large type, and on a tablet', async () => {
  const path = `${pages.open}?chapter=1`;
  const screen = {
    name: 'hand-pages-open',
    path,
    as: xu.openid,
    words: '手写页',
    everyWidth: true,
    whole: true,
  };
  await stage.show(screen);
});
