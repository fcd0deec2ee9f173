import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import jsQR from 'jsqr';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { pictureFolder, Stage } from './stage';
import { reads } from './steps';

/** A receipt as a picture in the album, scanned by a colleague's phone, and typed. */
let journey: Journey;
let stage: Stage;
let phone: DrivenPhone;
let code: string;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  stage = await Stage.set(journey);
  phone = stage.phone('light');
});
afterAll(() => journey.close());

const colleague = 'demo-openid-chen-song';
const receiptPage = `${pages.receipt}?number=3`;

/** Reads the picture on the page as a camera would: its file, and what another's reader finds in its pixels. */
async function scanPicture(): Promise<string | undefined> {
  const source = phone.find({ selector: 'wx-image[role=img] img, wx-image[role=img]' }).first();
  const { file, pixels, width, height } = await source.evaluate(async (element) => {
    const image = element instanceof HTMLImageElement ? element : element.querySelector('img');
    const address = image?.src ?? getComputedStyle(element).backgroundImage.slice(5, -2);
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const text = (from: Uint8Array | Uint8ClampedArray) =>
      btoa(Array.from(from, (byte) => String.fromCharCode(byte)).join(''));
    return { file: text(bytes), pixels: text(data), width: bitmap.width, height: bitmap.height };
  });
  await mkdir(pictureFolder, { recursive: true });
  await writeFile(join(pictureFolder, 'picture-receipt.png'), Buffer.from(file, 'base64'));
  expect([width, height]).toEqual([900, 1200]);
  return jsQR(new Uint8ClampedArray(Buffer.from(pixels, 'base64')), width, height)?.data;
}

test('from the sealed page to the receipt; refused by the album it says so and leads to the settings, then it lies there', async () => {
  await phone.open(`${pages.sealed}?number=3`, { as: lin.openid });
  await phone.tap('回执：存到相册，或给人核对');
  await phone.waitForRoute(pages.receipt);
  await phone.find({ selector: '[aria-label^="回执的图片：第三章"]' }).waitFor();
  const { chapters } = await journey.act(lin.openid, 'timebook.book', {});
  const receipt = chapters.find(({ number }) => number === 3);
  code = `FJK:3:${receipt?.fingerprint}`;
  expect(await scanPicture()).toBe(code);
  await phone.tap('存到相册');
  await phone.tapSheet('拒绝');
  await eventually(async () => expect(await phone.sheetText()).toContain('相册没有打开'));
  await phone.tapSheet('去设置');
  await phone.tapSheet('保存到相册');
  await phone.tapSheet('完成');
  await eventually(async () =>
    expect((await phone.records()).filter(({ kind }) => kind === 'album')).toHaveLength(1),
  );
  expect(await phone.problems()).toEqual([]);
});

test('a colleague scans it and hears that the chain holds; a typed one is found too; what is none is told at once', async () => {
  await phone.open(pages.me, { as: colleague });
  await phone.tap({ selector: '[aria-label^="核对回执"]' });
  await phone.waitForRoute(pages.check);
  await phone.tap('扫一扫');
  await phone.showCode({ text: 'https://example.com' });
  await reads(phone, '这不是回执上的核对码。');
  await phone.tap('扫一扫');
  await phone.showCode({ text: code });
  await reads(phone, '对得上，一字未动');
  await reads(phone, '别人的书');
  await phone.type('回执上的指纹，十六位', code.slice(6, 20));
  await phone.tap('核对');
  await reads(phone, '指纹是十六位');
  await phone.type('回执上的指纹，十六位', '0000 1111 · 2222 3333');
  await phone.tap('核对');
  await reads(phone, '没有找到这张回执');
  await phone.type('回执上的指纹，十六位', code.slice(6).toLowerCase());
  await phone.tap('核对');
  await reads(phone, '对得上，一字未动');
  expect(await phone.problems()).toEqual([]);
});

test('receipt and check in light, dark and large type; a chain that was touched', async () => {
  await stage.show({
    name: 'receipt-picture',
    path: receiptPage,
    as: lin.openid,
    words: '存到相册',
    act: (one) => one.find({ selector: '[aria-label^="回执的图片"]' }).waitFor(),
    everyWidth: true,
    whole: true,
  });
  await stage.show({
    name: 'check-empty',
    path: pages.check,
    as: lin.openid,
    words: '扫一扫',
  });
  const check = async (one: DrivenPhone) => {
    await one.type('回执上的指纹，十六位', code.slice(6));
    await one.tap('核对');
  };
  await stage.show({
    name: 'check-holds',
    path: pages.check,
    as: lin.openid,
    words: '你自己的书',
    act: check,
    everyWidth: true,
  });
  await journey
    .admin()
    .patchWhere('chapters', { bookId: lin.id, number: 2 }, { saltedDigest: '0'.repeat(64) });
  await stage.show({ name: 'check-broken', path: pages.check, as: lin.openid, words: '对不上', act: check });
  expect(stage.takeComplaints()).toEqual([]);
});
