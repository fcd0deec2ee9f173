import { allImports, type Import, importsOf } from './imports';

/** The arrows of docs/architecture.md, as the files really draw them. */
const imports = allImports();

const layerNames = ['domain', 'contract', 'store', 'kernel', 'function'] as const;
type Layer = (typeof layerNames)[number];

/** Which layer of the product a file is part of. */
function layerOf(file: string): Layer | undefined {
  if (file.startsWith('core/domain/')) return 'domain';
  if (file.startsWith('core/contract/')) return 'contract';
  if (file.startsWith('cloudfunctions/_store/')) return 'store';
  if (file.startsWith('cloudfunctions/_kernel/')) return 'kernel';
  if (file.startsWith('cloudfunctions/')) return 'function';
  return undefined;
}

const top = (file: string): string => file.split('/')[0] ?? '';
const functionOf = (file: string): string => file.split('/')[1] ?? '';
const said = ({ from, line, specifier }: Import): string => `${from}:${line} → ${specifier}`;
const broken = (rule: (found: Import) => boolean): string[] => imports.filter(rule).map(said);

test('the reader of imports sees every form, and tells types from values', () => {
  const text = [
    "import type { A } from './a';",
    "import { type B } from './b';",
    "import { type C, d } from './c';",
    "import './e';",
    "export * from './f';",
    "const g = require('./g');",
    "const h = import('./h');",
    "type I = import('./i').I;",
    "// import { no } from './comment';",
    'const text = "import x from \'./string\'";',
  ].join('\n');
  const found = importsOf('core/x.ts', text).map(({ specifier, typeOnly }) => `${specifier} ${typeOnly}`);
  expect(found).toEqual([
    './a true',
    './b true',
    './c false',
    './e false',
    './f false',
    './g false',
    './h false',
    './i true',
  ]);
});

test('rules, contract, store, kernel and functions depend in one direction only', () => {
  const rank = (layer: Layer) => layerNames.indexOf(layer);
  const wrong = broken(({ from, file }) => {
    const here = layerOf(from);
    const there = file ? layerOf(file) : undefined;
    return here !== undefined && there !== undefined && rank(there) > rank(here);
  });
  expect(wrong).toEqual([]);
});

test('each layer has files, so that the arrows are drawn by something', () => {
  const layers = new Set(imports.map(({ from }) => layerOf(from)));
  for (const layer of layerNames) expect(layers).toContain(layer);
});

test('functions never import each other', () => {
  const wrong = broken(
    ({ from, file }) =>
      file !== undefined &&
      layerOf(from) === 'function' &&
      layerOf(file) === 'function' &&
      functionOf(from) !== functionOf(file),
  );
  expect(wrong).toEqual([]);
});

test('the core and the functions import nothing of the phone or of the machines that they are developed on', () => {
  const wrong = broken(
    ({ from, file }) =>
      layerOf(from) !== undefined && file !== undefined && !['core', 'cloudfunctions'].includes(top(file)),
  );
  expect(wrong).toEqual([]);
});

test('the rules import the calendars and the hash and no other package, nothing of the system', () => {
  const pure = ['dayjs', 'dayjs/plugin/utc', 'lunar-typescript', 'node:crypto'];
  const wrong = broken(
    ({ from, file, specifier }) =>
      layerOf(from) === 'domain' && file === undefined && !pure.includes(specifier),
  );
  expect(wrong).toEqual([]);
});

test('the phone imports its own files, and types of the contract alone', () => {
  const wrong = broken(({ from, file, typeOnly }) => {
    if (top(from) !== 'miniprogram' || from.endsWith('.mjs')) return false;
    if (file === undefined) return true;
    if (top(file) === 'miniprogram') return false;
    return !(file.startsWith('core/') && typeOnly);
  });
  expect(wrong).toEqual([]);
});

test('presentational components know no services', () => {
  const wrong = broken(
    ({ from, file, typeOnly }) =>
      /^miniprogram\/components\//.test(from) &&
      !typeOnly &&
      (file ?? '').startsWith('miniprogram/services/'),
  );
  expect(wrong).toEqual([]);
});

test('emulator and simulator import no folder of the product: they would run another one', () => {
  const product = ['miniprogram', 'cloudfunctions', 'core'];
  const wrong = broken(
    ({ from, file }) =>
      ['emulator', 'simulator'].includes(top(from)) && file !== undefined && product.includes(top(file)),
  );
  expect(wrong).toEqual([]);
});

test('the cloud SDK is met by the store, the kernel and the one file that sends messages', () => {
  const wrong = broken(
    ({ from, specifier, typeOnly }) =>
      /^(wx-server-sdk|@cloudbase\/.*|tcb-admin-node)$/.test(specifier) &&
      !typeOnly &&
      top(from) === 'cloudfunctions' &&
      !/^cloudfunctions\/(_store\/|_kernel\/|clock\/sending\.ts)/.test(from),
  );
  expect(wrong).toEqual([]);
});

test('nothing that is built imports a test', () => {
  expect(
    broken(({ from, file }) => top(from) !== 'test' && file !== undefined && top(file) === 'test'),
  ).toEqual([]);
});
