import { basename } from 'node:path';
import { read, sourceFiles } from './source-files';

const files = sourceFiles();

test('files and folders are named in kebab-case, by what they do', () => {
  const exempt =
    /^(README(\.en)?\.md|CHANGELOG\.md|LICENSE|\.ci|\.gitignore|\.npmrc|\.gitattributes|__snapshots__)$/;
  const part = /^_?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
  const wrong = files.filter((file) =>
    file.split('/').some((name) => !part.test(name) && !exempt.test(name)),
  );
  expect(wrong).toEqual([]);
});

test('no file or folder is named utils, helpers, common, manager or misc', () => {
  const refused = /^(utils?|helpers?|common|managers?|misc)(\.|$)/;
  const word = /(^|-)(utils?|helpers?|managers?|misc)(-|\.|$)/;
  const wrong = files.filter((file) => file.split('/').some((name) => refused.test(name) || word.test(name)));
  expect(wrong).toEqual([]);
});

/** Files that are longer than a reader holds in mind, each with its reason. */
const longForAReason: Readonly<Record<string, string>> = {
  'test/conformance/transactions.test.ts': 'one case of the SDK after the other, each read alone',
  'test/conformance/operators.test.ts': 'one table of everything that the SDK offers',
  'test/conformance/wire.test.ts': 'one case of the SDK after the other, each read alone',
  'test/malformed/malformed.test.ts': 'one table of inputs over every schema field',
  'test/emulator/offered.test.ts': 'one list of everything that the SDKs offer',
  'test/journeys/every-screen.test.ts': 'one list of every screen in every look',
};

test('no script is above 300 lines without a reason', () => {
  const long = files.filter(
    (file) => /\.(ts|mjs|js)$/.test(file) && read(file).split('\n').length > 301 && !longForAReason[file],
  );
  expect(long).toEqual([]);
});

test('each reason for a long file is still for a file', () => {
  for (const file of Object.keys(longForAReason)) expect(files).toContain(file);
});

test("a deployed function's entry is at most fifteen lines, and its config says what it may", () => {
  const entries = files.filter((file) => /^cloudfunctions\/[^_/][^/]*\/index\.ts$/.test(file));
  expect(entries.length).toBeGreaterThanOrEqual(4);
  for (const entry of entries) {
    expect([entry, read(entry).trimEnd().split('\n').length <= 15]).toEqual([entry, true]);
    const config = JSON.parse(read(entry.replace('index.ts', 'config.json')));
    expect(config.permissions?.openapi).toBeInstanceOf(Array);
    // CloudBase takes one trigger per function.
    expect((config.triggers ?? []).length).toBeLessThanOrEqual(1);
  }
});

test('every test file is in a folder that says what it proves, and none skips', () => {
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  expect(tests.filter((file) => file.split('/').length < 3)).toEqual([]);
  const skip = new RegExp(
    `\\b(test|it|describe)\\.(${['skip', 'only', 'todo'].join('|')})\\b|\\bx(it|test|describe)\\(`,
  );
  expect(tests.filter((file) => skip.test(read(file)))).toEqual([]);
});

test('tests fail on what is not there: every suite that README names exists', () => {
  const named = [...read('README.md').matchAll(/`npx jest (test\/[a-z-]+)`/g)].map(
    (match) => match[1] as string,
  );
  expect(named.length).toBeGreaterThan(5);
  const suites = new Set(
    files.filter((file) => file.endsWith('.test.ts')).map((file) => file.replace(`/${basename(file)}`, '')),
  );
  expect(
    named.filter((suite) => ![...suites].some((name) => name === suite || name.startsWith(`${suite}/`))),
  ).toEqual([]);
});

test("the emulator's README shows each of its promises by tests that exist", () => {
  const shown = [...read('emulator/README.md').matchAll(/`npx jest ([^`]+)`/g)].flatMap(([, paths = '']) =>
    paths.split(' '),
  );
  expect(shown.length).toBeGreaterThan(15);
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  expect(shown.filter((path) => !tests.some((file) => file.startsWith(path)))).toEqual([]);
});
