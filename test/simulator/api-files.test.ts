import { createWx } from '../../simulator/api/create-wx';
import { bareHost } from './fixtures/shell/bare-host';

type Files = Record<string, (...args: never[]) => unknown> & {
  readFile(options: object): Promise<{ data: unknown }>;
};
const USR = 'wxfile://usr';

function files() {
  const bare = bareHost();
  const wx = createWx(bare.host) as { getFileSystemManager(): Files; env: { USER_DATA_PATH: string } };
  return {
    bare,
    wx,
    fs: wx.getFileSystemManager() as unknown as Record<string, (...args: unknown[]) => never>,
  };
}

test('the user folder is named by wx.env', () => {
  expect(files().wx.env).toEqual({ USER_DATA_PATH: USR });
});

test('what is written is read again, as text, as bytes, in part and in every encoding', () => {
  const { fs } = files();
  fs.writeFileSync?.(`${USR}/a.txt`, '你好 é');
  expect(fs.readFileSync?.(`${USR}/a.txt`, 'utf8')).toBe('你好 é');
  expect(new Uint8Array(fs.readFileSync?.(`${USR}/a.txt`) as unknown as ArrayBuffer)).toEqual(
    new Uint8Array(new TextEncoder().encode('你好 é')),
  );
  expect(fs.readFileSync?.(`${USR}/a.txt`, 'utf-8', 0, 6)).toBe('你好');
  for (const encoding of ['base64', 'hex', 'binary', 'latin1', 'ascii']) {
    const text = fs.readFileSync?.(`${USR}/a.txt`, encoding);
    fs.writeFileSync?.(`${USR}/again`, text, encoding);
    expect(fs.readFileSync?.(`${USR}/again`, 'utf8')).toBe('你好 é');
  }
  fs.writeFileSync?.(`${USR}/wide`, '字', 'ucs2');
  expect(fs.readFileSync?.(`${USR}/wide`, 'utf16le')).toBe('字');
  expect(() => fs.readFileSync?.(`${USR}/a.txt`, 'klingon')).toThrow(
    'readFileSync:fail invalid encoding "klingon"',
  );
});

test('asynchronous calls answer in both styles, with WeChat’s words and numbers when they fail', async () => {
  const { fs } = files();
  await expect(fs.writeFile?.({ filePath: `${USR}/a`, data: 'x' })).resolves.toEqual({
    errMsg: 'writeFile:ok',
  });
  await expect(fs.readFile?.({ filePath: `${USR}/a`, encoding: 'utf8' })).resolves.toEqual({
    data: 'x',
    errMsg: 'readFile:ok',
  });
  await expect(fs.readFile?.({ filePath: `${USR}/none` })).rejects.toEqual({
    errMsg: `readFile:fail no such file or directory, open '${USR}/none'`,
    errno: 1300002,
  });
  await expect(fs.writeFile?.({ filePath: 'wxfile://tmp_x', data: '' })).rejects.toMatchObject({
    errno: 1300013,
  });
  await expect(fs.writeFile?.({ filePath: `${USR}/no/folder`, data: '' })).rejects.toMatchObject({
    errno: 1300002,
  });
  await expect(fs.access?.({ path: `${USR}/a` })).resolves.toEqual({ errMsg: 'access:ok' });
  expect(() => fs.accessSync?.(`${USR}/b`)).toThrow('accessSync:fail no such file or directory, access');
});

test('folders are made, listed, renamed and removed, and refuse what they must', () => {
  const { fs } = files();
  expect(() => fs.mkdirSync?.(`${USR}/x/y`)).toThrow('no such file or directory');
  fs.mkdirSync?.(`${USR}/x/y`, true);
  expect(() => fs.mkdirSync?.(`${USR}/x/y`)).toThrow('file already exists');
  fs.writeFileSync?.(`${USR}/x/y/a`, '1');
  fs.writeFileSync?.(`${USR}/x/b`, '2');
  expect(fs.readdirSync?.(`${USR}/x`)).toEqual(['b', 'y']);
  expect(() => fs.rmdirSync?.(`${USR}/x`)).toThrow('directory not empty');
  fs.renameSync?.(`${USR}/x`, `${USR}/z`);
  expect(fs.readFileSync?.(`${USR}/z/y/a`, 'utf8')).toBe('1');
  const stats = fs.statSync?.(`${USR}/z`, true) as unknown as {
    path: string;
    stats: { isFile(): boolean };
  }[];
  expect(stats.map(({ path, stats: one }) => `${path} ${one.isFile()}`).sort()).toEqual([
    '/ false',
    '/b true',
    '/y false',
    '/y/a true',
  ]);
  fs.rmdirSync?.(`${USR}/z`, true);
  expect(fs.readdirSync?.(USR)).toEqual([]);
});

test('files are copied, appended to, cut, removed, and saved under a name of their own', () => {
  const { fs, bare } = files();
  const taken = bare.host.files.temporary(new Uint8Array([1, 2, 3, 4]), 'png');
  fs.copyFileSync?.(taken, `${USR}/copy.png`);
  fs.appendFileSync?.(`${USR}/copy.png`, new Uint8Array([5]).buffer);
  fs.truncateSync?.(`${USR}/copy.png`, 2);
  expect(fs.statSync?.(`${USR}/copy.png`)).toMatchObject({ size: 2 });
  fs.unlinkSync?.(`${USR}/copy.png`);
  expect(() => fs.unlinkSync?.(`${USR}/copy.png`)).toThrow('no such file or directory, unlink');
  const saved = fs.saveFileSync?.(taken) as unknown as string;
  expect(saved).toMatch(/^wxfile:\/\/store_\w+\.png$/);
  expect(() => fs.readFileSync?.(taken)).toThrow('no such file');
});

test('a descriptor reads and writes at its place, and is worth nothing when closed', () => {
  const { fs } = files();
  const fd = fs.openSync?.({ filePath: `${USR}/d`, flag: 'w+' });
  fs.writeSync?.({ fd, data: 'hello' });
  fs.writeSync?.({ fd, data: 'J', position: 0 });
  const arrayBuffer = new ArrayBuffer(3);
  expect(fs.readSync?.({ fd, arrayBuffer, position: 0 })).toMatchObject({ bytesRead: 3 });
  expect(new TextDecoder().decode(arrayBuffer)).toBe('Jel');
  expect(fs.fstatSync?.({ fd })).toMatchObject({ size: 5 });
  fs.closeSync?.({ fd });
  expect(() => fs.fstatSync?.({ fd })).toThrow('bad file descriptor');
  expect(() => fs.openSync?.({ filePath: `${USR}/d`, flag: 'wx' })).toThrow('file already exists');
});

test('more than 200 MB are refused', () => {
  const { fs } = files();
  const half = new ArrayBuffer(110 * 1024 * 1024);
  fs.writeFileSync?.(`${USR}/one`, half);
  expect(() => fs.writeFileSync?.(`${USR}/two`, half)).toThrow(
    'the maximum size of the file storage limit is exceeded',
  );
});
