import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { createWx } from '../../simulator/api/create-wx';
import { bareHost } from './fixtures/shell/bare-host';
import { elementNames } from './fixtures/shell/element-names';

const file = join(__dirname, '..', '..', 'simulator', 'calls.md');

/** Names in an interface of the official typings, in their order. */
function namesOf(interfaceName: string): string[] {
  const path = createRequire(__filename).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts');
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === interfaceName) {
      for (const { name } of node.members) if (name && ts.isIdentifier(name)) names.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return [...names];
}

function listed(): string {
  const wx = createWx(bareHost().host);
  const official = namesOf('Wx');
  const there = official.filter((name) => Object.hasOwn(wx, name));
  const missing = official.filter((name) => !Object.hasOwn(wx, name));
  const cloud = Object.keys(wx.cloud as object).sort();
  const lines = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');
  return [
    '# What of `wx` is in the simulator',
    '',
    'Made from `miniprogram-api-typings` and the simulator itself by `UPDATE_CALLS=1 npx jest test/simulator/calls-list`; a test compares.',
    'What is not there throws `wx.<name> is not in the simulator`, and `wx.canIUse` says so.',
    '',
    `## There (${there.length} of ${official.length})`,
    '',
    lines([...there].sort()),
    '',
    '## `wx.cloud`',
    '',
    lines(cloud),
    '',
    '## Elements',
    '',
    lines(elementNames()),
    '',
    `## Not there (${missing.length})`,
    '',
    lines([...missing].sort()),
    '',
  ].join('\n');
}

test('the list of calls says what there is', () => {
  const now = listed();
  if (process.env.UPDATE_CALLS) writeFileSync(file, now);
  expect(readFileSync(file, 'utf8')).toBe(now);
});
