import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

// emulator/differences.md and the tests that show its entries: each names one that is there, and none is named twice. (No test is left out
// when it is there: names-and-sizes.test.ts.)

const root = join(__dirname, '..', '..');
const rows = readFileSync(join(root, 'emulator', 'differences.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what'));
const named = rows.map((row) => /`([^`]+)` \|$/.exec(row)?.[1]);

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

const titles = ['conformance', 'emulator', 'simulator']
  .map((folder) => join(root, 'test', folder))
  .flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (name.endsWith('.test.ts') ? testsOf(join(folder, name)) : [])),
  );

test('every entry names its test', () => {
  expect(rows.length).toBeGreaterThanOrEqual(39);
  expect(rows.filter((_, n) => !named[n])).toEqual([]);
});

test.each(named)('the test of an entry is there, once: %s', (title) => {
  expect(titles.filter((one) => one === title)).toEqual([title]);
});

test('no two entries share one', () => {
  expect(named.filter((title, n) => named.indexOf(title) !== n)).toEqual([]);
});
