import type { glassEasel } from 'glass-easel-miniprogram-adapter';
import { type EventTargetShape, elementOfShape } from './event-shape';

type Listener = (this: unknown, ...args: unknown[]) => unknown;

/**
 * The world that WXS scripts see: `getRegExp`, `getDate`, type names behind `.constructor` (compile/wxs-source.ts renames it),
 * and listeners called with WXS's own view of elements (ComponentDescriptor).
 */
export function installWxs(): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  scope.getRegExp = (pattern: string, flags?: string) => new RegExp(pattern, flags);
  scope.getDate = (...args: [number]) => new Date(...args);
  Object.defineProperty(Object.prototype, '__wxsConstructor', {
    configurable: true,
    get(this: unknown) {
      return Object.prototype.toString.call(this).slice(8, -1);
    },
  });
  scope.__wxsListener = (caller: Caller, event: WxsEvent, listener: Listener, path?: unknown[] | null) => {
    if (!isScript(path)) return listener.call(caller, event);
    const at = event.currentTarget && elementOfShape(event.currentTarget);
    const instance = at && descriptorOf(at);
    return listener.call(caller, Object.assign(Object.create(event), { instance }), descriptorOf(caller._$));
  };
  scope.__wxsObserver =
    (listener: Listener) => (value: unknown, old: unknown, owner: Element, at: Element) => {
      // Later, when all that stands beside and below is there, and nothing is in the midst of an update.
      queueMicrotask(() => listener(value, old, descriptorOf(owner), descriptorOf(at)));
    };
}

/** Paths that begin with 1 or 2 name a function in a script file or an inline script (glass-easel GeneralLvaluePathPrefix). */
const isScript = (path: unknown[] | null | undefined) => path?.[0] === 1 || path?.[0] === 2;

type Element = glassEasel.Element;
type Caller = { _$: Element };
type WxsEvent = { currentTarget?: EventTargetShape };
type Methods = { triggerEvent(name: string, detail: unknown, options: object): void } & Record<
  string,
  unknown
>;

/** What `getState` keeps, by element, for as long as it lives. */
const states = new WeakMap<Element, Record<string, unknown>>();

const known = new WeakMap<Element, Record<string, unknown>>();

/** WXS's ComponentDescriptor of a component or of a plain element. */
function descriptorOf(element: Element | null | undefined): Record<string, unknown> | null {
  if (!element) return null;
  const made = known.get(element) ?? makeDescriptor(element);
  known.set(element, made);
  return made;
}

function makeDescriptor(element: Element): Record<string, unknown> {
  const dom = element.$$ as unknown as HTMLElement;
  const asComponent = element as Partial<glassEasel.GeneralComponent>;
  const shadow = () => asComponent.getShadowRoot?.() ?? element.ownerShadowRoot;
  const methods = () => asComponent.getMethodCaller?.() as Methods | undefined;
  const self: Record<string, unknown> = {
    callMethod: (name: string, detail: unknown) =>
      (methods()?.[name] as Listener | undefined)?.call(methods(), detail),
    triggerEvent: (name: string, detail: unknown, options?: object) =>
      methods()?.triggerEvent(name, detail, options ?? {}),
    selectComponent: (selector: string) => descriptorOf(shadow()?.querySelector(selector)),
    selectAllComponents: (selector: string) => shadow()?.querySelectorAll(selector).map(descriptorOf) ?? [],
    getDataset: () => element.dataset,
    getState: () => {
      const state = states.get(element) ?? {};
      states.set(element, state);
      return state;
    },
    getBoundingClientRect: () => dom.getBoundingClientRect(),
    getComputedStyle: (names: string[]) => {
      const style = getComputedStyle(dom) as unknown as Record<string, string>;
      return Object.fromEntries(names.map((name) => [name, style[name]]));
    },
    setStyle: (style: string | Record<string, string>) => {
      if (typeof style === 'string') dom.style.cssText += `;${style}`;
      else Object.assign(dom.style, style);
      return self;
    },
    addClass: (name: string) => {
      element.classList?.toggle(name, true);
      return self;
    },
    removeClass: (name: string) => {
      element.classList?.toggle(name, false);
      return self;
    },
    hasClass: (name: string) => element.classList?.contains(name) ?? false,
    requestAnimationFrame: (callback: () => void) => requestAnimationFrame(callback),
    setTimeout: (callback: () => void, ms: number) => setTimeout(callback, ms),
    clearTimeout: (timer: number) => clearTimeout(timer),
  };
  return self;
}
