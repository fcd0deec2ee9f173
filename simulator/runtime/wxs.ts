import type { glassEasel } from 'glass-easel-miniprogram-adapter';

type Listener = (this: unknown, ...args: unknown[]) => unknown;

/**
 * The world that WXS scripts see: `getRegExp`, `getDate`, type names behind `.constructor` (compile/wxs-source.ts renames it),
 * and listeners called with the owner instance.
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
  // Paths that begin with 1 or 2 name a function in a script file or an inline script (glass-easel GeneralLvaluePathPrefix).
  scope.__wxsListener = (caller: Owner, event: object, listener: Listener, path?: unknown[] | null) => {
    const fromScript = path?.[0] === 1 || path?.[0] === 2;
    return fromScript
      ? listener.call(
          caller,
          Object.assign(Object.create(event), { instance: descriptor(caller) }),
          descriptor(caller),
        )
      : listener.call(caller, event);
  };
}

interface Owner {
  _$: glassEasel.GeneralComponent;
  triggerEvent(name: string, detail: unknown, options: object): void;
  [method: string]: unknown;
}

function descriptor(owner: Owner): Record<string, unknown> {
  return {
    callMethod: (name: string, detail: unknown) => (owner[name] as Listener | undefined)?.call(owner, detail),
    triggerEvent: (name: string, detail: unknown, options?: object) =>
      owner.triggerEvent(name, detail, options ?? {}),
    getDataset: () => owner._$.dataset,
    selectComponent: (selector: string) =>
      elementDescriptor(owner._$.getShadowRoot()?.querySelector(selector)),
    selectAllComponents: (selector: string) =>
      owner._$.getShadowRoot()?.querySelectorAll(selector).map(elementDescriptor) ?? [],
    requestAnimationFrame: (callback: () => void) => requestAnimationFrame(callback),
  };
}

function elementDescriptor(element: glassEasel.Element | null | undefined): Record<string, unknown> | null {
  if (!element) return null;
  const dom = element.$$ as unknown as HTMLElement;
  const self: Record<string, unknown> = {
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
    getDataset: () => element.dataset,
    getBoundingClientRect: () => dom.getBoundingClientRect(),
  };
  return self;
}
