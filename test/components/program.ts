/**
 * What this harness needs of Node, of the compiler and of miniprogram-simulate, by its own few words: these files are typed as the phone's
 * are, and miniprogram-simulate's own types would replace WeChat's `Component` for the whole program.
 */
type Entry = { name: string; isDirectory(): boolean };
type Files = {
  mkdtempSync(prefix: string): string;
  mkdirSync(path: string, options: { recursive: boolean }): void;
  readdirSync(path: string, options: { withFileTypes: true }): Entry[];
  readFileSync(path: string, encoding: 'utf8'): string;
  writeFileSync(path: string, text: string): void;
  rmSync(path: string, options: { recursive: boolean; force: boolean }): void;
};
type Element = { dispatchEvent(name: string): void };
export type Rendered = {
  data: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: a component's own methods are called by name
  instance: any;
  attach(parent: unknown): void;
  setData(data: Record<string, unknown>): void;
  querySelectorAll(selector: string): Element[];
  addEventListener(name: string, listener: (event: { detail: unknown }) => void): void;
  toJSON(): unknown;
};
type Simulate = {
  load(path: string, options: { rootPath: string; compiler: 'official' }): string;
  render(id: string, properties: Record<string, unknown>): Rendered;
  sleep(ms: number): Promise<void>;
};
declare const __dirname: string;
declare const document: { createElement(tag: string): { textContent: string | null } };

const fs: Files = require('node:fs');
const os: { tmpdir(): string } = require('node:os');
const path: { join(...parts: string[]): string; dirname(path: string): string } = require('node:path');
const {
  transformSync,
}: { transformSync(code: string, options: object): { code: string } } = require('@swc/core');
const simulate: Simulate = require('miniprogram-simulate');

const source = path.join(__dirname, '../../miniprogram');
const parts = [
  'components',
  'text',
  'services',
  'packages/timebook/components',
  'packages/timebook/services',
  'packages/timebook/text',
];
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'components-'));

/** miniprogram-simulate reads JavaScript: the program's parts without pages, with their types erased, in a folder of their own. */
function erase(folder: string): void {
  for (const entry of fs.readdirSync(path.join(source, folder), { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) erase(name);
    else copy(name);
  }
}

function copy(name: string): void {
  const target = path.join(root, name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const text = fs.readFileSync(path.join(source, name), 'utf8');
  if (!name.endsWith('.ts')) fs.writeFileSync(target, text);
  else {
    const { code } = transformSync(text, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2020' },
      module: { type: 'commonjs' },
    });
    fs.writeFileSync(target.replace(/\.ts$/, '.js'), code);
  }
}

for (const part of parts) erase(part);
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const complaints: unknown[][] = [];
beforeEach(() => {
  complaints.length = 0;
  for (const kind of ['warn', 'error'] as const) {
    jest.spyOn(console, kind).mockImplementation((...words) => void complaints.push(words));
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  expect(complaints).toEqual([]);
});

/** Jest runs a module once, so each component is loaded once in a suite. */
const loaded = new Map<string, string>();

/** Renders one component (`components/icon`) with properties and attaches it; its events are kept in `events`. */
export function render(component: string, properties: Record<string, unknown> = {}, listen: string[] = []) {
  const id =
    loaded.get(component) ??
    simulate.load(path.join(root, component, 'index'), { rootPath: root, compiler: 'official' });
  loaded.set(component, id);
  const rendered = simulate.render(id, properties);
  const parent = document.createElement('div');
  rendered.attach(parent);
  const events: { name: string; detail: unknown }[] = [];
  for (const name of listen) {
    rendered.addEventListener(name, (event: { detail: unknown }) =>
      events.push({ name, detail: event.detail }),
    );
  }
  return { rendered, events, text: () => (parent.textContent ?? '').trim() };
}

/** Attributes as the tree has them (the DOM does not carry aria and src), by class name. */
export function attributesOf(rendered: Rendered, className: string): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { attrs = [], children = [] } = node as {
      attrs?: { name: string; value: unknown }[];
      children?: unknown[];
    };
    const own = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
    if (new RegExp(`(^|[\\s-])${className}(\\s|$)`).test(String(own.class ?? ''))) found.push(own);
    children.forEach(walk);
  };
  walk(rendered.toJSON());
  return found;
}

/** A finger on and off an element, which makes a tap. */
export function tap(rendered: Rendered, selector: string, index = 0): void {
  const target = rendered.querySelectorAll(selector)[index];
  if (!target) throw new Error(`${selector} [${index}] is not there`);
  target.dispatchEvent('touchstart');
  target.dispatchEvent('touchend');
}

/** Lets events and renderings come to rest. */
export const settle = (ms = 20): Promise<void> => simulate.sleep(ms);
