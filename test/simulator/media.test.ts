import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { callWx, type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

let world: ShellWorld;
let phone: DrivenPhone;

beforeAll(async () => {
  world = await startShellWorld();
  phone = await world.take();
  await phone.open();
});
afterAll(() => world?.close());

interface Taken {
  type: string;
  tempFiles: { tempFilePath: string; size: number; fileType: string; width: number; height: number }[];
}

/** Begins a call and leaves its sheet open: what it answers comes later. */
const asking = async (name: string, options: object): Promise<{ answer: Promise<unknown> }> => {
  const answer = callWx(phone, name, options);
  await phone.page.locator('#sheets .box').first().waitFor();
  return { answer };
};

test('pictures are chosen in the album, compressed unless 原图 is ticked, and shown by <image> and canvas', async () => {
  const { answer } = await asking('chooseMedia', { count: 2, mediaType: ['image'] });
  await phone.tapSheet('从相册选择');
  await phone.choosePictures('合影', '大图');
  const { type, tempFiles } = (await answer) as Taken;
  expect(type).toBe('image');
  expect(tempFiles.map(({ width, height }) => [width, height])).toEqual([
    [1080, 1440],
    [1440, 1080],
  ]);
  const [first] = tempFiles;
  expect(first?.tempFilePath).toMatch(/^wxfile:\/\/tmp_\w+\.jpg$/);
  expect(await callWx(phone, 'getImageInfo', { src: first?.tempFilePath })).toMatchObject({
    width: 1080,
    height: 1440,
    type: 'jpeg',
    path: first?.tempFilePath,
  });
  const drawn = await phone.page.evaluate(async (src) => {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 8, height: 8 });
    const image = canvas.createImage();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = src;
    });
    canvas.getContext('2d').drawImage(image, 0, 0, 8, 8);
    return [...canvas.getContext('2d').getImageData(0, 0, 1, 1).data];
  }, first?.tempFilePath);
  // The sample's upper left corner is #e7dccb; a JPEG may be one off.
  expect(Math.abs(Number(drawn[0]) - 0xe7)).toBeLessThan(4);
  expect(Math.abs(Number(drawn[2]) - 0xcb)).toBeLessThan(4);
});

test('original pictures stay as they are, one at a time; cancelling fails as on the phone', async () => {
  const original = await asking('chooseImage', { count: 1, sourceType: ['album'] });
  await phone.tapSheet('原图');
  await phone.choosePictures('大图');
  const { tempFilePaths } = (await original.answer) as { tempFilePaths: string[] };
  expect(await callWx(phone, 'getImageInfo', { src: tempFilePaths[0] })).toMatchObject({ width: 4000 });
  const cancelled = await asking('chooseMedia', { sourceType: ['album'] });
  await phone.tapSheet('取消');
  expect(await cancelled.answer).toMatchObject({ fail: { errMsg: 'chooseMedia:fail cancel' } });
});

test('the camera takes a picture or a film; files of the project and of the computer are chosen too', async () => {
  const picture = await asking('chooseMedia', { sourceType: ['camera'] });
  await phone.tapSheet('拍照');
  expect(((await picture.answer) as Taken).tempFiles).toMatchObject([{ fileType: 'image' }]);
  const film = await asking('chooseMedia', { sourceType: ['camera'], mediaType: ['video'] });
  await phone.tapSheet('录像');
  expect(((await film.answer) as Taken).tempFiles).toMatchObject([
    { fileType: 'video', width: 320, duration: 1 },
  ]);
  const named = await asking('chooseMedia', { sourceType: ['album'] });
  await phone.choosePictures('mark.svg');
  expect(((await named.answer) as Taken).tempFiles).toMatchObject([{ width: 40, height: 20 }]);
  const folder = mkdtempSync(join(tmpdir(), 'given-'));
  writeFileSync(join(folder, 'note.txt'), '一份说明');
  const file = await asking('chooseMessageFile', { type: 'file', count: 1 });
  await phone.giveFiles(join(folder, 'note.txt'));
  const { tempFiles } = (await file.answer) as { tempFiles: { path: string; name: string }[] };
  expect(tempFiles[0]).toMatchObject({ name: 'note.txt', type: 'file' });
  const text = await phone.page.evaluate(
    (path) => wx.getFileSystemManager().readFileSync(path, 'utf8'),
    tempFiles[0]?.path,
  );
  expect(text).toBe('一份说明');
  rmSync(folder, { recursive: true });
});

test('a compressed picture has the wished width and keeps its shape; what is no picture is refused', async () => {
  const { tempFilePath } = await phone.page.evaluate(() => {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 400, height: 200 });
    canvas.getContext('2d').fillRect(0, 0, 400, 200);
    return wx.canvasToTempFilePath({
      canvas,
      destWidth: 200,
      destHeight: 100,
      fileType: 'jpg',
      quality: 0.5,
    });
  });
  expect(await callWx(phone, 'getImageInfo', { src: tempFilePath })).toMatchObject({
    width: 200,
    type: 'jpeg',
  });
  const small = (await callWx(phone, 'compressImage', { src: tempFilePath, compressedWidth: 50 })) as {
    tempFilePath: string;
  };
  expect(await callWx(phone, 'getImageInfo', { src: small.tempFilePath })).toMatchObject({
    width: 50,
    height: 25,
  });
  expect(await callWx(phone, 'getImageInfo', { src: '/app.js' })).toMatchObject({
    fail: { errMsg: 'getImageInfo:fail decode image failed' },
  });
  expect(await callWx(phone, 'compressImage', { src: 'wxfile://tmp_none' })).toMatchObject({
    fail: { errMsg: 'compressImage:fail file not found' },
  });
});

test('pictures are looked at in full, one after the other, by keyboard too', async () => {
  await callWx(phone, 'previewImage', { urls: ['/mark.png', '/two.png'], current: '/two.png' });
  await phone.page.getByText('2 / 2').waitFor();
  await phone.page.keyboard.press('ArrowLeft');
  await phone.page.getByText('1 / 2').waitFor();
  await phone.page.keyboard.press('Escape');
  expect(await phone.sheetText()).toBe('');
});

test('saving to the album asks once; the refusal stands until it is changed in the settings', async () => {
  await phone.page.evaluate(() =>
    wx.getFileSystemManager().writeFileSync(`${wx.env.USER_DATA_PATH}/p.png`, 'x'),
  );
  const path = { filePath: 'wxfile://usr/p.png' };
  const asked = await asking('saveImageToPhotosAlbum', path);
  await phone.tapSheet('拒绝');
  expect(await asked.answer).toMatchObject({ fail: { errMsg: 'saveImageToPhotosAlbum:fail auth deny' } });
  expect(await callWx(phone, 'saveImageToPhotosAlbum', path)).toMatchObject({ fail: {} });
  expect(await callWx(phone, 'getSetting')).toMatchObject({
    authSetting: { 'scope.writePhotosAlbum': false },
  });
  expect(await callWx(phone, 'saveImageToPhotosAlbum', { filePath: 'wxfile://usr/none.png' })).toMatchObject({
    fail: { errMsg: 'saveImageToPhotosAlbum:fail file not exists' },
  });
});

test('files of the user folder outlive the program, temporary ones do not, and nobody else sees them', async () => {
  await phone.page.evaluate(() => {
    wx.getFileSystemManager().mkdirSync('wxfile://usr/kept/deep', true);
    wx.getFileSystemManager().writeFileSync('wxfile://usr/kept/deep/a', '还在');
  });
  await phone.open('', { as: '乙' });
  expect(await phone.page.evaluate(() => wx.getFileSystemManager().readdirSync('wxfile://usr'))).toEqual([]);
  await phone.open('', { as: '甲' });
  expect(
    await phone.page.evaluate(() =>
      wx.getFileSystemManager().readFileSync('wxfile://usr/kept/deep/a', 'utf8'),
    ),
  ).toBe('还在');
  expect(
    await phone.page.evaluate(() => wx.getFileSystemManager().readFileSync('/app.json', 'utf8')),
  ).toContain('pages');
  expect(await phone.problems()).toEqual([]);
});

test('cloud storage takes, gives, names and deletes files as who holds the phone', async () => {
  await phone.page.evaluate(() => wx.getFileSystemManager().writeFileSync('wxfile://usr/up.txt', '云上的字'));
  const { fileID } = (await callWx(phone, 'cloud.uploadFile', {
    cloudPath: 'notes/up.txt',
    filePath: 'wxfile://usr/up.txt',
  })) as { fileID: string };
  expect(fileID).toMatch(/^cloud:\/\/.*\/notes\/up\.txt$/);
  const down = (await callWx(phone, 'cloud.downloadFile', { fileID })) as { tempFilePath: string };
  expect(
    await phone.page.evaluate(
      (path) => wx.getFileSystemManager().readFileSync(path, 'utf8'),
      down.tempFilePath,
    ),
  ).toBe('云上的字');
  const urls = (await callWx(phone, 'cloud.getTempFileURL', { fileList: [fileID] })) as {
    fileList: { status: number; tempFileURL: string }[];
  };
  expect(urls.fileList[0]).toMatchObject({ status: 0, tempFileURL: expect.stringMatching(/^http/) });
  expect(await callWx(phone, 'cloud.deleteFile', { fileList: [fileID] })).toMatchObject({
    fileList: [{ fileID, status: 0 }],
  });
  expect(await callWx(phone, 'cloud.downloadFile', { fileID })).toMatchObject({
    fail: { errCode: expect.any(Number), message: expect.stringContaining('cloud.downloadFile:fail') },
  });
  expect(
    await callWx(phone, 'cloud.uploadFile', { cloudPath: '/bad', filePath: 'wxfile://usr/up.txt' }),
  ).toMatchObject({ fail: { errCode: expect.any(Number) } });
  await phone.setNetwork('none');
  expect(await callWx(phone, 'cloud.downloadFile', { fileID })).toMatchObject({ fail: { errCode: -404012 } });
  await phone.setNetwork('wifi');
});
