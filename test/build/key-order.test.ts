import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import fc from 'fast-check';
import { compareKeys } from '../../scripts/build/key-order';
import { repositoryRoot } from '../../scripts/root';

const run = promisify(execFile);
const root = repositoryRoot(__dirname);
const folder = join(root, 'dist', '.cache', `key-order-${process.pid}`);

test('names of any kind stand in the order of localeCompare', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'_-0123456789abcdefghijklmnopqrstuvwxyz') });
  const name = fc.oneof(plain, fc.string(), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(name, name, (left, right) => {
      expect(compareKeys(left, right)).toBe(left.localeCompare(right));
    }),
    { numRuns: 5000 },
  );
});

/** In a process of its own, because ICU takes its language once: sorts every word of one and two characters and many longer ones both ways. */
const sorting = `
const { compareKeys } = require('./key-order.cjs');
const collate = String.prototype.localeCompare;
let collated = 0;
String.prototype.localeCompare = function (other) { collated++; return collate.call(this, other); };
const letters = [...'_-0123456789abcdefghijklmnopqrstuvwxyz'];
const words = letters.flatMap((a) => [a, ...letters.map((b) => a + b)]);
let seed = 1;
const next = (most) => (seed = (seed * 48271) % 2147483647) % most;
for (let n = 0; n < 3000; n++)
  words.push(Array.from({ length: 3 + next(6) }, () => letters[next(letters.length)]).join(''));
words.push('', 'content-type', 'host', 'user-agent', 'x-tcb-source', 'x-client-timestamp', 'tcb_sessiontoken', 'envname');
const all = [...new Set(words)].reverse();
const ours = [...all].sort(compareKeys);
const asked = collated;
const theirs = [...all].sort((a, b) => collate.call(a, b));
const apart = ours.findIndex((word, at) => word !== theirs[at]);
const locale = Intl.DateTimeFormat().resolvedOptions().locale;
console.log(JSON.stringify({ locale, apart, collated: asked > 0 }));
`;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'scripts', 'build', 'key-order.ts')],
    outfile: join(folder, 'key-order.cjs'),
    format: 'cjs',
    logLevel: 'warning',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  [{}, 'en-US', false],
  [{ LANG: 'C.UTF-8' }, 'en-US', false],
  [{ LANG: 'cs_CZ.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en-US', true],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN', false],
  [{ LC_MESSAGES: 'zh_TW' }, 'zh-TW', false],
  [{ LC_ALL: '' }, 'und', false],
  [{ LANG: 'cs_CZ.UTF-8' }, 'cs-CZ', true],
  [{ LC_ALL: 'da_DK.UTF-8' }, 'da-DK', true],
  [{ LC_ALL: 'lt_LT.UTF-8' }, 'lt-LT', true],
  [{ LC_ALL: 'et_EE' }, 'et-EE', true],
])('under %p the order is that of %s, asking a collator: %p', async (language, locale, collated) => {
  const { stdout } = await run(process.execPath, ['-e', sorting], { cwd: folder, env: language });
  expect(JSON.parse(stdout)).toEqual({ locale, apart: -1, collated });
});
