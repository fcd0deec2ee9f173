import { moduleAt } from '../../scripts/build/sdk-rewrites';
import { takeOutModule } from '../../scripts/build/webpack-modules';

const bundle = `module.exports = (function(modules) {
  var installed = {};
  function __webpack_require__(id) {
    if (installed[id]) return installed[id].exports;
    var module = installed[id] = { i: id, exports: {} };
    modules[id].call(module.exports, module, module.exports, __webpack_require__);
    return module.exports;
  }
  return __webpack_require__("./index");
})({
"./index": (function(module, exports, __webpack_require__) { exports.get = () => __webpack_require__("./far"); }),
"./far": (function(module, exports, __webpack_require__) { this.own = module.i; exports.near = __webpack_require__("./near"); }),
"./near": (function(module, exports) { module.exports = "near"; })
});`;

/** Runs a bundle as a module; `loaded` grows when the module that was taken out is asked for. */
function run(text: string, taken: string): { get: () => unknown; loaded: string[] } {
  const loaded: string[] = [];
  const load = (source: string): { exports: unknown } => {
    const module = { exports: undefined as unknown };
    new Function('module', 'require', source)(module, (path: string) => {
      loaded.push(path);
      return load(taken).exports;
    });
    return module;
  };
  return { get: (load(text).exports as { get: () => unknown }).get, loaded };
}

test('a module that was taken out is loaded when it is asked for, and is what it was', () => {
  const { rest } = takeOutModule(bundle, './far', 'require("far.js")');
  const { get, loaded } = run(rest, moduleAt(bundle, './far'));
  expect(loaded).toEqual([]);
  expect(get()).toEqual({ own: './far', near: 'near' });
  expect(get()).toBe(get());
  expect(loaded).toEqual(['far.js']);
});

test('a module that is not there, or not only once, fails the build', () => {
  expect(() => takeOutModule(bundle, './gone', '')).toThrow('./gone is 0 times');
  expect(() => takeOutModule(`${bundle}\nvar x = { "./far": 1 };`, './far', '')).toThrow('./far is 2 times');
});
