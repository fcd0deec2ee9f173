import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildPhone, createPhoneBuilder, type PhoneBuild } from '../../simulator/compile/build-phone';

/** esbuild and the template compiler start cold, on a loaded machine. */
const minimal: Record<string, string> = {
  'app.json': '{ "pages": ["pages/a/index"] }',
  'app.js': 'App({});',
  'pages/a/index.json': '{ "usingComponents": {} }',
  'pages/a/index.wxml': '<view>甲</view>',
  'pages/a/index.js': 'Page({});',
};

describe('compiling a program', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'program-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'program', path)), { recursive: true });
      writeFileSync(join(folder, 'program', path), text);
    }
  };
  const build = (files: Record<string, string>): Promise<PhoneBuild> => {
    write({ ...minimal, ...files });
    return buildPhone({ projectDir: join(folder, 'program'), outDir: join(folder, 'out') });
  };
  const places = async (files: Record<string, string>) =>
    (await build(files)).errors.map(({ file, line, message }) => `${file}:${line} ${message}`);

  it('writes the phone for a sound program and names its pages, sub-packages included', async () => {
    const result = await build({
      'app.json': '{ "pages": ["pages/a/index"], "subpackages": [{ "root": "more", "pages": ["b/index"] }] }',
      'more/b/index.json': '{}',
      'more/b/index.wxml': '<view/>',
      'more/b/index.ts': 'import type { Nothing } from "./types"; const page: Nothing = {}; Page(page);',
      'more/b/types.ts': 'export interface Nothing { a?: string }',
    });
    expect(result.errors).toEqual([]);
    expect(result.pages).toEqual(['pages/a/index', 'more/b/index']);
    expect(result.files.every((file) => existsSync(file))).toBe(true);
  });

  it('finds the program through project.config.json, and says when there is none', async () => {
    write(minimal);
    writeFileSync(join(folder, 'project.config.json'), '{ "miniprogramRoot": "program/" }');
    const result = await buildPhone({ projectDir: folder, outDir: join(folder, 'out') });
    expect(result.programRoot).toBe(join(folder, 'program'));
    await expect(buildPhone({ projectDir: join(folder, 'out'), outDir: folder })).rejects.toThrow(
      'There is no app.json in',
    );
  });

  it.each([
    ['broken json', { 'pages/a/index.json': '{\n  "a": 1,\n}' }, /^pages\/a\/index\.json:3 is not JSON/],
    [
      'a component that is not there',
      { 'pages/a/index.json': '{\n "usingComponents": {\n  "x": "./none" } }' },
      /^pages\/a\/index\.json:3 component "x" is not found at \.\/none$/,
    ],
    [
      'a page that is not there',
      { 'app.json': '{\n "pages": ["pages/a/index",\n "pages/none"] }' },
      /^app\.json:3 "pages\/none" has no \.wxml$/,
    ],
    [
      'an unclosed tag',
      { 'pages/a/index.wxml': '<view>\n  <text>\n</view>' },
      /^pages\/a\/index\.wxml:2 missing end tag$/,
    ],
    [
      'a broken expression',
      { 'pages/a/index.wxml': '<view>\n{{ a b }}</view>' },
      /^pages\/a\/index\.wxml:2 unexpected character/,
    ],
    [
      'a template that is not there',
      { 'pages/a/index.wxml': '\n<import src="./none.wxml" />' },
      /^pages\/a\/index\.wxml:2 imports "pages\/a\/none\.wxml"/,
    ],
    [
      'broken wxs inside a page',
      { 'pages/a/index.wxml': '<view />\n<wxs module="m">\nvar a = ;\n</wxs>' },
      /^pages\/a\/index\.wxml:3 Unexpected ";"/,
    ],
    [
      'broken wxs in a file',
      { 'pages/a/index.wxml': '<wxs module="m" src="./m.wxs" />', 'pages/a/m.wxs': '\n\nvar = 1;' },
      /^pages\/a\/m\.wxs:3 /,
    ],
    [
      'broken wxss',
      { 'pages/a/index.wxss': '.a {\n color: red;\n' },
      /^pages\/a\/index\.wxss:1 Unclosed block$/,
    ],
    [
      'wxss that imports nothing',
      { 'app.wxss': '\n@import "./none.wxss";' },
      /^app\.wxss:2 imports "\.\/none\.wxss"/,
    ],
    [
      'a local file in wxss',
      { 'pages/a/index.wxss': '.a {\n background: url(/a.png);\n}' },
      /^pages\/a\/index\.wxss:2 "\/a\.png": a phone takes no local file/,
    ],
    ['broken script', { 'pages/a/index.js': 'Page({\n a: ,\n});' }, /^pages\/a\/index\.js:2 Unexpected ","$/],
    [
      'a module that is not there',
      { 'pages/a/index.js': '\nimport "./none";\nPage({});' },
      /^pages\/a\/index\.js:2 Could not resolve "\.\/none"$/,
    ],
  ])('tells %s with file and line', async (_what, files, expected) => {
    const found = await places(files as unknown as Record<string, string>);
    expect(found.some((place) => expected.test(place)) ? 'told' : found).toBe('told');
  });

  it('warns of selectors that components may not use, with their place', async () => {
    const { warnings } = await build({
      'pages/a/index.json': '{ "usingComponents": { "c": "./c" } }',
      'pages/a/c.json': '{ "component": true }',
      'pages/a/c.wxml': '<view />',
      'pages/a/c.wxss': '.fine {}\nview {}',
      'pages/a/c.js': 'Component({});',
    });
    expect(warnings).toEqual([
      {
        file: 'pages/a/c.wxss',
        line: 2,
        message: 'tag selectors such as "view" are not for components: use a class',
      },
    ]);
  });

  it('sees on the next build what changed, and what was mended', async () => {
    write(minimal);
    const builder = createPhoneBuilder({ projectDir: join(folder, 'program'), outDir: join(folder, 'out') });
    const text = () => readFileSync(join(folder, 'out', 'phone.js'), 'utf8');
    expect((await builder.build()).errors).toEqual([]);
    write({ 'pages/a/index.wxml': '<view>乙</view>', 'pages/a/index.wxss': '.new { width: 75rpx }' });
    expect((await builder.build()).errors).toEqual([]);
    expect(text()).toContain('乙');
    expect(text()).toContain('width: 10cqw');
    write({ 'pages/a/index.wxml': '<view>丙' });
    expect((await builder.build()).errors).toHaveLength(1);
    write({ 'pages/a/index.wxml': '<view>丁</view>', 'pages/a/index.js': 'Page({ data: { late: 1 } });' });
    expect((await builder.build()).errors).toEqual([]);
    expect(text()).toContain('丁');
    expect(text()).toContain('late:1');
    await builder.dispose();
  });

  it('takes packages from miniprogram_npm before node_modules', async () => {
    cpSync(
      join(__dirname, 'fixtures', 'program', 'components', 'plain'),
      join(folder, 'program', 'miniprogram_npm', 'tdesign-miniprogram', 'button'),
      { recursive: true },
    );
    const result = await build({
      'pages/a/index.json': '{ "usingComponents": { "b": "tdesign-miniprogram/button/index" } }',
    });
    expect(result.errors).toEqual([]);
    expect(result.mounts).toEqual([]);
  });
});
