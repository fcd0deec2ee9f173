import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

// What a differences.md tells and the tests that show its entries: each names one that is there, and none is named twice. (No test is left
// out when it is there: names-and-sizes.test.ts.)

const root = join(__dirname, '..', '..');

/** Which product's file, in which folders of test/ its tests are, and how many entries it had at least. */
const products: [product: string, folders: string[], atLeast: number][] = [
  ['emulator', ['conformance', 'emulator', 'simulator'], 39],
  ['simulator', ['simulator'], 50],
];

/** The entries of a file, each with the test that it names. */
function entriesOf(product: string): { row: string; test: string | undefined }[] {
  return readFileSync(join(root, product, 'differences.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| what'))
    .map((row) => ({ row, test: /`([^`]+)` \|$/.exec(row)?.[1] }));
}

/** Titles of the tests of a file. */
function testsOf(path: string): string[] {
  const found: string[] = [];
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  // Some suites are tables: rows `[title, …]` under `test.each(table)('%s'`.
  const tables = /test\.each\(\w+\)\('%s'/.test(text);
  const titleOf = (first: ts.Node | undefined) => {
    if (first && ts.isStringLiteralLike(first)) found.push(first.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^test\b/.test(node.expression.getText(source)))
      titleOf(node.arguments[0]);
    if (tables && ts.isArrayLiteralExpression(node)) titleOf(node.elements[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const titlesIn = (folders: string[]): string[] =>
  folders
    .map((folder) => join(root, 'test', folder))
    .flatMap((folder) =>
      readdirSync(folder).flatMap((name) => (name.endsWith('.test.ts') ? testsOf(join(folder, name)) : [])),
    );

describe.each(products)('%s/differences.md', (product, folders, atLeast) => {
  const entries = entriesOf(product);
  const named = entries.map(({ test }) => test);
  const titles = titlesIn(folders);

  test('every entry names its test', () => {
    expect(entries.length).toBeGreaterThanOrEqual(atLeast);
    expect(entries.filter((entry) => !entry.test)).toEqual([]);
  });

  test.each(named)('the test of an entry is there, once: %s', (title) => {
    expect(titles.filter((one) => one === title)).toEqual([title]);
  });

  test('no two entries share one', () => {
    expect(named.filter((title, n) => named.indexOf(title) !== n)).toEqual([]);
  });
});
