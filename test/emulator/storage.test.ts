import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, runningEmulator } from './running-emulator';

// Cloud storage: as functions use it through the unmodified SDKs, and as a phone does over HTTP.

type Emulator = Awaited<ReturnType<typeof runningEmulator>>;
let emulator: Emulator;

beforeAll(async () => {
  emulator = await runningEmulator();
});
afterAll(() => emulator.close());

/** Runs an action of the fixtures' function and answers what it returned. */
const probe = async (action: string, event: object, on = emulator): Promise<Json> =>
  (await on.call('openid-lin', 'probe', { action, ...event })).result;

const upload = async (
  person: string,
  cloudPath: string,
  bytes: string | Uint8Array,
  on = emulator,
): Promise<Json> =>
  (
    await fetch(`${on.url}/phone/storage/upload?${new URLSearchParams({ person, cloudPath })}`, {
      method: 'POST',
      body: bytes,
    })
  ).json();

const download = (person: string, fileID: string, on = emulator) =>
  fetch(`${on.url}/phone/storage/download?${new URLSearchParams({ person, fileID })}`);

describe('functions', () => {
  test('upload and download through wx-server-sdk', async () => {
    const { fileID } = await probe('upload', { cloudPath: 'letters/信.txt', text: '写给十年后的自己' });
    expect(fileID).toMatch(/^cloud:\/\/demo-local\.[0-9a-f]{4}-demo-local-\d+\/letters\/信\.txt$/);
    expect(await probe('download', { fileID })).toBe('写给十年后的自己');
  });

  test('the same path is overwritten, and the bytes of before are gone from the disk', async () => {
    const { fileID } = await probe('upload', { cloudPath: 'again.txt', text: 'first' });
    const before = readdirSync(join(emulator.data, 'files', 'bytes')).length;
    expect((await probe('upload', { cloudPath: 'again.txt', text: 'second' })).fileID).toBe(fileID);
    expect(await probe('download', { fileID })).toBe('second');
    expect(readdirSync(join(emulator.data, 'files', 'bytes'))).toHaveLength(before);
  });

  test('older SDKs post the bytes as a form: the answer is empty, and XML when it is refused', async () => {
    const asked = { action: 'storage.getUploadMetadata', path: 'old/way.txt' };
    const { url, fileId } = (await emulator.post('/admin', asked)).data;
    const form = new FormData();
    form.append('key', 'old/way.txt');
    form.append('file', new Blob(['as a form']), 'way.txt');
    const answer = await fetch(url, { method: 'POST', body: form });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(await probe('download', { fileID: fileId })).toBe('as a form');
    const refused = await fetch(url, { method: 'POST', body: new FormData() });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('<Error>')]);
  });

  test('an empty file is a file', async () => {
    const { fileID } = await probe('upload', { cloudPath: 'empty.bin', text: '' });
    expect(await probe('download', { fileID })).toBe('');
  });

  test.each([
    ['', 'must be text'],
    ['/begins.txt', 'must not begin'],
    ['a//b.txt', 'must not have //'],
    ['../outside.txt', 'must not have ..'],
    ['x'.repeat(851), 'more than 850 bytes'],
  ])('a path like "%.14s" is refused', async (cloudPath, words) => {
    // `wx-server-sdk` 4 shows every refusal of storage as -1, with CloudBase's words.
    const { errCode, errMsg } = await probe('upload', { cloudPath, text: 'x' });
    expect([errCode, errMsg]).toEqual([-1, expect.stringContaining(words)]);
  });

  test('a file that is deleted is gone, and deleting it twice says so', async () => {
    const { fileID } = await probe('upload', { cloudPath: 'gone.txt', text: 'x' });
    expect((await probe('removeFiles', { fileList: [fileID] })).fileList).toEqual([
      { fileID, status: 0, errMsg: 'ok' },
    ]);
    expect((await probe('removeFiles', { fileList: [fileID] })).fileList[0]).toMatchObject({
      status: -503003,
    });
    expect(await probe('download', { fileID })).toMatchObject({
      errMsg: expect.stringContaining('STORAGE_FILE_NONEXIST'),
    });
  });

  test('links of fifty files can be asked for at once, of fifty-one not', async () => {
    const { fileID } = await probe('upload', { cloudPath: 'many.txt', text: 'x' });
    const fifty = Array.from({ length: 50 }, () => fileID);
    expect((await probe('urls', { fileList: fifty })).fileList).toHaveLength(50);
    expect((await probe('urls', { fileList: [...fifty, fileID] })).errMsg).toContain('more than 50');
    expect((await probe('removeFiles', { fileList: [...fifty, fileID] })).errMsg).toContain('more than 50');
  });

  test('a file id of another environment has no link', async () => {
    const { fileList } = await probe('urls', { fileList: ['cloud://other.6f74-other-1250000000/a.txt'] });
    expect(fileList[0]).toMatchObject({ status: -501007, tempFileURL: '' });
  });

  test('faults reach storage', async () => {
    await emulator.post('/control/faults', {
      faults: [{ on: 'storage', action: 'storage.putObject', effect: 'error', code: 'SlowDown' }],
    });
    expect(await probe('upload', { cloudPath: 'slow.txt', text: 'x' })).toMatchObject({
      errMsg: expect.stringContaining('SlowDown'),
    });
    expect(await probe('upload', { cloudPath: 'slow.txt', text: 'x' })).toHaveProperty('fileID');
  });
});

describe('the phone', () => {
  test('uploads, downloads, gets a link, deletes', async () => {
    const { fileID, statusCode } = await upload('openid-lin', 'pictures/a.png', 'not really a picture');
    expect(statusCode).toBe(200);
    const file = await download('openid-lin', fileID);
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(await file.text()).toBe('not really a picture');
    const { fileList } = await emulator.post('/phone/storage/urls', {
      person: 'openid-lin',
      fileList: [fileID],
    });
    expect(fileList[0]).toMatchObject({ fileID, status: 0, errMsg: 'ok', maxAge: 600 });
    expect(await (await fetch(fileList[0].tempFileURL)).text()).toBe('not really a picture');
    expect(
      await emulator.post('/phone/storage/delete', { person: 'openid-lin', fileList: [fileID] }),
    ).toEqual({
      fileList: [{ fileID, status: 0, errMsg: 'ok' }],
    });
    expect(await (await download('openid-lin', fileID)).json()).toMatchObject({ errCode: -503003 });
  });

  test('a part of a file can be asked for, and its head', async () => {
    const { fileID } = await upload('openid-lin', 'long.txt', '0123456789');
    const { fileList } = await emulator.post('/phone/storage/urls', {
      person: 'openid-lin',
      fileList: [fileID],
    });
    const url = fileList[0].tempFileURL;
    const part = await fetch(url, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect(await (await fetch(url, { headers: { range: 'bytes=-3' } })).text()).toBe('789');
    expect((await fetch(url, { headers: { range: 'bytes=10-' } })).status).toBe(416);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', '']);
  });

  test('an upload whose answer is lost has happened, one whose request is lost has not', async () => {
    const query = (cloudPath: string, delivery: string) =>
      fetch(
        `${emulator.url}/phone/storage/upload?${new URLSearchParams({ person: 'openid-lin', cloudPath, delivery })}`,
        { method: 'POST', body: 'x' },
      );
    await expect(query('lost-request.txt', 'lose-request')).rejects.toThrow();
    await expect(query('lost-answer.txt', 'lose-answer')).rejects.toThrow();
    const { files } = await emulator.get('/control/files?prefix=lost-');
    expect(files.map(({ path }: Json) => path)).toEqual(['lost-answer.txt']);
  });

  test('a file that is too large is refused and leaves nothing behind', async () => {
    const small = await runningEmulator({ project: { storage: { maxBytes: 1000 } } });
    try {
      expect(await upload('p', 'large.bin', new Uint8Array(100_000), small)).toMatchObject({
        errCode: -503001,
      });
      expect((await small.get('/control/files')).files).toEqual([]);
      expect(readdirSync(join(small.data, 'files', 'bytes'))).toEqual([]);
    } finally {
      await small.close();
    }
  });
});

describe('permissions', () => {
  const cases: [permission: string, strangerReads: boolean, ownerReads: boolean, ownerWrites: boolean][] = [
    ['READONLY', true, true, true],
    ['PRIVATE', false, true, true],
    ['ADMINWRITE', true, true, false],
    ['ADMINONLY', false, false, false],
  ];

  test.each(cases)('%s', async (permission, strangerReads, ownerReads, ownerWrites) => {
    const own = await runningEmulator({ project: { storage: { permission } } });
    try {
      const answer = await upload('owner', 'mine.txt', 'mine', own);
      expect('fileID' in answer).toBe(ownerWrites);
      if (!ownerWrites) expect(answer.errCode).toBe(-503002);
      const { fileID } = await probe(
        'upload',
        { cloudPath: ownerWrites ? 'theirs.txt' : 'mine.txt', text: 'f' },
        own,
      );
      const readable = ownerWrites ? answer.fileID : fileID;
      expect(((await (await download('stranger', readable, own)).text()) as string).includes('-503002')).toBe(
        !strangerReads,
      );
      expect((await (await download('owner', readable, own)).text()).includes('-503002')).toBe(!ownerReads);
      expect(await probe('download', { fileID: readable }, own)).toBe(ownerWrites ? 'mine' : 'f');
      const list = await own.post('/phone/storage/delete', { person: 'stranger', fileList: [readable] });
      expect(list.fileList[0].status).toBe(-503002);
      const overwritten = await upload('stranger', ownerWrites ? 'mine.txt' : 'new.txt', 'x', own);
      expect(overwritten.errCode).toBe(-503002);
    } finally {
      await own.close();
    }
  });

  test('a link to a private file ends with its time, by the virtual clock; a forged one never worked', async () => {
    const own = await runningEmulator({ project: { storage: { permission: 'PRIVATE' } } });
    try {
      const { fileID } = await upload('owner', 'secret.txt', 'secret', own);
      const { fileList } = await own.post('/phone/storage/urls', {
        person: 'owner',
        fileList: [{ fileID, maxAge: 60 }],
      });
      const url: string = fileList[0].tempFileURL;
      expect(await (await fetch(url)).text()).toBe('secret');
      await own.post('/control/clock', { advance: 'PT61S' });
      const late = await fetch(url);
      expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('expired')]);
      expect((await fetch(url.replace(/t=\d+/, `t=${Number.MAX_SAFE_INTEGER}`))).status).toBe(403);
      expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(403);
      expect((await fetch(url.replace('/get/', '/put/'), { method: 'PUT', body: 'x' })).status).toBe(403);
    } finally {
      await own.close();
    }
  });

  test('a permission that CloudBase does not have is refused at the start', async () => {
    await expect(runningEmulator({ project: { storage: { permission: 'EVERYBODY' } } })).rejects.toThrow(
      'storage.permission must be one of READONLY',
    );
  });
});

test('files outlive the emulator, a reset removes them', async () => {
  const first = await runningEmulator();
  const { fileID } = await upload('openid-lin', 'kept.txt', 'kept', first);
  expect(await (await download('openid-lin', fileID, first)).text()).toBe('kept');
  await first.post('/control/reset');
  expect((await first.get('/control/files')).files).toEqual([]);
  expect(readdirSync(join(first.data, 'files', 'bytes'))).toEqual([]);
  await first.close();
});
