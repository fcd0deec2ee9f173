import { makeRequiresLazy } from '../../scripts/build/lazy-requires';

/** Runs a module's text with a recording `require`, and gives what it exported and what was loaded, in order. */
function run(
  text: string,
  packages: Record<string, unknown>,
): { exported: Record<string, unknown>; loaded: string[] } {
  const loaded: string[] = [];
  const module = { exports: {} as Record<string, unknown> };
  const require = (name: string): unknown => {
    loaded.push(name);
    return packages[name];
  };
  new Function('require', 'module', 'exports', text)(require, module, module.exports);
  return { exported: module.exports, loaded };
}

test('a require is run at the first use and once', () => {
  const text = makeRequiresLazy(
    'const a_1 = require("a");\nexports.twice = () => a_1.n + a_1.n;\nexports.no = () => 1;',
  );
  const { exported, loaded } = run(text, { a: { n: 21 } });
  expect(loaded).toEqual([]);
  expect((exported.twice as () => number)()).toBe(42);
  expect(loaded).toEqual(['a']);
});

test('a class of a lazy package can be constructed: new is given parentheses', () => {
  const importDefault = 'var __importDefault = (m) => (m && m.__esModule ? m : { default: m });';
  const text = makeRequiresLazy(
    `${importDefault}\nconst form_data_1 = __importDefault(require("form-data"));\nexports.make = () => new form_data_1.default("x").value;`,
  );
  class Form {
    constructor(readonly value: string) {}
  }
  const { exported, loaded } = run(text, { 'form-data': Form });
  expect(loaded).toEqual([]);
  expect((exported.make as () => string)()).toBe('x');
});

test('a base class is loaded when its child is declared', () => {
  const text = makeRequiresLazy('const b_1 = require("b");\nclass C extends b_1.B {}\nexports.C = C;');
  expect(run(text, { b: { B: class {} } }).loaded).toEqual(['b']);
});

test('shorthand properties, calls without this and typeof keep their meaning', () => {
  const text = makeRequiresLazy(
    'const x_1 = require("x");\nexports.f = () => ({ x_1 });\nexports.g = () => (0, x_1.g)();\nexports.t = () => typeof x_1;',
  );
  const x = { g: () => 'g' };
  const { exported } = run(text, { x });
  expect((exported.f as () => unknown)()).toEqual({ x_1: x });
  expect((exported.g as () => string)()).toBe('g');
  expect((exported.t as () => string)()).toBe('object');
});

test.each([
  ['assigned later', 'let a = require("a");\na = 2;\nexports.a = () => a;'],
  ['declared again inside', 'const a = require("a");\nexports.f = (a) => a;\nexports.g = () => a;'],
  ['never read', 'const a = require("a");'],
  ['inside a function already', 'exports.f = () => { const a = require("a"); return a; };'],
])('a variable that is %s is left alone', (_, text) => {
  expect(makeRequiresLazy(text)).toBe(text);
});

test('a table of what packages export loads a package when its entry is looked up', () => {
  const text = makeRequiresLazy(
    'const a_1 = require("a");\nconst b_1 = require("b");\nvar table = { $a: a_1.A, "b-c": b_1.B, n: 1 };\nexports.get = (k) => { const c = table[k]; return c; };',
  );
  const { exported, loaded } = run(text, { a: { A: class {} }, b: { B: 'B' } });
  const get = exported.get as (key: string) => unknown;
  expect([get('n'), get('none'), loaded]).toEqual([1, undefined, []]);
  expect([get('b-c'), loaded]).toEqual(['B', ['b']]);
  expect(get('$a')).toBe(get('$a'));
});

test.each([
  ['exported', 'exports.t = t;'],
  ['written to', 'exports.f = () => { t.k = 2; };'],
  ['handed over as this', 'exports.f = () => t.k();'],
  ['walked through', 'exports.f = () => Object.keys(t);'],
])('a table that is %s keeps its values', (_, use) => {
  expect(makeRequiresLazy(`const a_1 = require("a");\nvar t = { k: a_1.B };\n${use}`)).toContain(
    '{ k: (a_1()).B }',
  );
});

test("the modules inside webpack's bundle become lazy too", () => {
  const text =
    '[(function(module, exports, __webpack_require__) {\nconst a_1 = __webpack_require__(3);\nexports.f = () => a_1.n;\n})]';
  expect(makeRequiresLazy(text)).toContain('(a_1()).n');
});

test('line numbers stay the same', () => {
  const text = 'const a_1 = require("a");\n\nexports.f = () => a_1.n;\n';
  expect(makeRequiresLazy(text).split('\n')).toHaveLength(text.split('\n').length);
});
