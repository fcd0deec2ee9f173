import { namesOf, rareStub } from '../../scripts/build/rare-stubs';

/** Runs a stub; `loaded` grows each time the package behind it is asked for. */
function run(stub: string, real: unknown): { exported: Record<string, unknown>; loaded: string[] } {
  const loaded: string[] = [];
  const module = { exports: {} as Record<string, unknown> };
  new Function('module', 'exports', 'require', stub)(module, module.exports, (path: string) => {
    loaded.push(path);
    return real;
  });
  return { exported: module.exports, loaded };
}

test('a package that is imported by name is loaded when a name is used', () => {
  class Sun {}
  const { exported, loaded } = run(rareStub('named', './rare/sky.js', ['Sun', 'rise']), {
    Sun,
    rise: () => 6,
  });
  expect(Object.keys(exported).sort()).toEqual(['Sun', 'default', 'rise']);
  expect(loaded).toEqual([]);
  expect(new (exported.Sun as typeof Sun)()).toBeInstanceOf(Sun);
  expect((exported.rise as () => number)()).toBe(6);
  expect(loaded).toContain('./rare/sky.js');
});

test('the default of a package is what Node gives: all of a CommonJS module, the default of a compiled one', () => {
  const plain = { rise: () => 6 };
  expect(run(rareStub('named', 'x', []), plain).exported.default).toBe(plain);
  expect(run(rareStub('named', 'x', []), { __esModule: true, default: plain }).exported.default).toBe(plain);
});

test('a factory is called when its object is used, once', () => {
  let made = 0;
  const factory = (options: string) => ({ parse: (text: string) => `${++made} ${options} ${text}` });
  const { exported, loaded } = run(rareStub('factory', 'x', []), factory);
  const object = (exported as unknown as (options: string) => { parse(text: string): string })('o');
  expect(loaded).toEqual([]);
  expect([object.parse('a'), object.parse('b'), loaded]).toEqual(['1 o a', '2 o b', ['x']]);
});

test('every name of a real package is there', () => {
  const { Lunar } = jest.requireActual<typeof import('lunar-typescript')>('lunar-typescript');
  const names = namesOf('lunar-typescript', __filename);
  expect(names).toEqual(expect.arrayContaining(['Lunar', 'Solar', 'HolidayUtil']));
  expect(run(rareStub('named', 'x', names), { Lunar }).exported.Lunar).toBe(Lunar);
});
