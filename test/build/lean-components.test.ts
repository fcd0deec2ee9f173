import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buttonLooksIn, leanTslib, pruneButtonSheet, tslibNamesIn } from '../../scripts/build/tdesign-lean';
import { repositoryRoot } from '../../scripts/root';

const root = repositoryRoot(__dirname);
const tdesign = join(root, 'node_modules', 'tdesign-miniprogram', 'miniprogram_dist');
const sheet = readFileSync(join(tdesign, 'button', 'button.wxss'), 'utf8');

test('a look that a template names keeps its rules, the rest of the button stays as it is', () => {
  const used = buttonLooksIn('<t-button theme="{{bad ? \'danger\' : \'primary\'}}" size="small" />');
  expect(used).toEqual(['danger', 'size-small']);
  const lean = pruneButtonSheet(sheet, used);
  for (const look of [
    '--danger',
    '--size-small',
    '--primary',
    '--outline',
    '--text',
    '--light',
    '--disabled',
  ])
    expect(lean).toContain(`.t-button${look}`);
  expect(lean).not.toMatch(/\.t-button--(ghost|dashed|circle|square|size-extra-small)/);
  expect(
    pruneButtonSheet(sheet, [
      'danger',
      'ghost',
      'dashed',
      'circle',
      'square',
      'size-small',
      'size-extra-small',
    ]).length,
  ).toBeGreaterThan(lean.length);
});

test('of tslib there is what the scripts import, and it works', async () => {
  const names = tslibNamesIn('import{__rest as r,__awaiter}from"tslib";import { __decorate } from "tslib";');
  expect(names).toEqual(['__rest', '__awaiter', '__decorate']);
  const script = await leanTslib(join(tdesign, 'button'), names);
  const module = { exports: {} as Record<string, (...args: unknown[]) => unknown> };
  new Function('module', 'exports', script)(module, module.exports);
  expect(Object.keys(module.exports).sort()).toEqual([...names].sort());
  expect(module.exports.__rest?.({ a: 1, b: 2 }, ['a'])).toEqual({ b: 2 });
});
