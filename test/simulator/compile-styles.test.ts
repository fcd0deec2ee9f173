import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StyleChunk, StyleCompiler, type StyleOwner } from '../../simulator/compile/compile-wxss';
import { ProgramFiles } from '../../simulator/compile/program-files';
import { phoneUnits } from '../../simulator/compile/style-values';
import { wxsToJavaScript } from '../../simulator/compile/wxs-source';

describe('stylesheets', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'styles-'));
    mkdirSync(join(folder, 'p'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const compile = (text: string, owner: StyleOwner): StyleChunk => {
    writeFileSync(join(folder, 'p', 'a.wxss'), text);
    const chunks = new Map<string, StyleChunk>();
    const problems: never[] = [];
    new StyleCompiler(new ProgramFiles(folder), problems, []).unit('p/a', owner, chunks);
    expect(problems).toEqual([]);
    const [chunk] = chunks.values();
    const shown = (css = '') =>
      css.replaceAll('\uE000', '~').replaceAll('\uE001', 'SCOPE').replace(/\s+/g, ' ').trim();
    return { open: shown(chunk?.open), scoped: shown(chunk?.scoped) };
  };

  it.each<[string, string, StyleOwner, string]>([
    ['marks classes and ids of components', '.a.b > #c { top: 0 }', 'component', '.~a.~b > #~c { top: 0 }'],
    [
      'writes :host as the attribute of the scope',
      ':host { top: 0 } :host(.on) .a { top: 1px }',
      'component',
      '[wx-host="SCOPE"] { top: 0 } [wx-host="SCOPE"].~on .~a { top: 1px }',
    ],
    [
      'keeps a page to itself without weight',
      '.a, view text { top: 0 }',
      'page',
      ':where([data-route="p/a"]) .~a, :where([data-route="p/a"]) wx-view wx-text { top: 0 }',
    ],
    ['names the page element', 'page { top: 0 }', 'app', 'wx-page { top: 0 }'],
    [
      'reads :not and pseudo elements',
      '.a:not(.b)::after { top: 0 }',
      'app',
      '.~a:not(.~b)::after { top: 0 }',
    ],
    [
      'switches by the phone’s theme',
      '@media (prefers-color-scheme: dark) { .a { top: 0 } }',
      'app',
      ':where([data-theme="dark"]) .~a { top: 0 }',
    ],
    [
      'keeps what else a media query asks',
      '@media screen and (prefers-color-scheme: light) and (min-width: 400px) { .a { top: 0 } }',
      'app',
      '@media (min-width: 400px) { :where([data-theme="light"]) .~a { top: 0 } }',
    ],
    [
      'switches by reduced motion',
      '@media (prefers-reduced-motion: reduce) { .a { top: 0 } }',
      'app',
      ':where([data-motion="reduce"]) .~a { top: 0 }',
    ],
    [
      'leaves key frames alone',
      '@keyframes k { from { top: 0 } 50% { top: 75rpx } }',
      'page',
      '@keyframes k { from { top: 0 } 50% { top: 10cqw } }',
    ],
    [
      'leaves a drawing in a data address alone, whatever it points to',
      ".a { background: url(\"data:image/svg+xml,%3Cuse xlink:href='%23a' mask='url(%23b)'/%3E\") }",
      'app',
      ".~a { background: url(\"data:image/svg+xml,%3Cuse xlink:href='%23a' mask='url(%23b)'/%3E\") }",
    ],
    ['lays escaped class names down as they are', '.w-1\\/2 { top: 0 }', 'app', '.~w-1\\/2 { top: 0 }'],
  ])('%s', (_name, source, owner, expected) => {
    expect(compile(source, owner).scoped).toBe(expected);
  });

  it('puts rules of components without a class aside, so that they are there once', () => {
    expect(compile('page, .page { --a: 1 } .b { top: 0 }', 'component')).toEqual({
      open: 'wx-page { --a: 1 }',
      scoped: '.~page { --a: 1 } .~b { top: 0 }',
    });
  });

  it.each([
    ['75rpx', '10cqw'],
    ['100rpx', 'calc(100cqw * 100 / 750)'],
    ['calc(100vh - 15rpx)', 'calc(100cqh - 2cqw)'],
    ['-7.5rpx .75rpx', '-1cqw 0.1cqw'],
    ['600 75rpx/150rpx a75rpx', '600 10cqw/20cqw a75rpx'],
    ['env(safe-area-inset-bottom, 3px)', 'var(--safe-area-inset-bottom, 3px)'],
    ['1px solid #aabbcc', '1px solid #aabbcc'],
    ['50vw 2vmin 3vmax', '50cqw 2cqmin 3cqmax'],
  ])('turns %s into %s', (value, expected) => {
    expect(phoneUnits(value)).toBe(expected);
  });

  it('rewrites wxs where it differs from JavaScript, and nothing else', () => {
    expect(
      wxsToJavaScript("if (a.constructor === 'Array') { // a.constructor '\n b = getRegExp('^\\d+\\'$'); }"),
    ).toBe("if (a.__wxsConstructor === 'Array') { // a.constructor '\n b = getRegExp('^\\\\d+\\'$'); }");
  });
});
