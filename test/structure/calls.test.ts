import ts from 'typescript';
import { read, sourceFiles } from './source-files';

/** Every `a.b` in a script that is not a comment or a string, with the file and line. */
function propertyReads(files: string[], expression: string): string[] {
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && node.getText().replace(/\s|\?/g, '') === expression)
        found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

const scripts = sourceFiles().filter((file) => file.endsWith('.ts'));
const within = (folder: string) => scripts.filter((file) => file.startsWith(folder));

test('only one file of the phone touches wx.cloud', () => {
  const found = propertyReads(within('miniprogram/'), 'wx.cloud');
  expect([...new Set(found.map((place) => place.split(':')[0]))]).toEqual(['miniprogram/services/cloud.ts']);
});

test('only the store opens the database of the SDK', () => {
  const found = propertyReads(within('cloudfunctions/'), 'cloud.database');
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((place) => !place.startsWith('cloudfunctions/_store/'))).toEqual([]);
});

test('the rules read no clock and roll no dice', () => {
  const rules = within('core/domain/');
  expect(rules.length).toBeGreaterThan(0);
  for (const expression of ['Date.now', 'Math.random', 'performance.now'])
    expect(propertyReads(rules, expression)).toEqual([]);
});

test('services never draw: setData belongs to pages and components', () => {
  const found = within('miniprogram/services/').filter((file) => /\.setData\s*\(/.test(read(file)));
  expect(found).toEqual([]);
});
