import { glassEasel } from 'glass-easel-miniprogram-adapter';

/** Event types with at least one listener, per DOM element. */
const listened = new WeakMap<Element, Set<string>>();

/** Is there a listener for `type` on `element` or above it? */
export function hasListenerUpwards(element: Element | null, type: string): boolean {
  for (let at = element; at; at = at.parentElement) {
    if (listened.get(at)?.has(type)) return true;
  }
  return false;
}

/**
 * The framework's way to the DOM. Elements are named `wx-<tag>`, so that `<button>` and `<input>` of a program never are the
 * browser's own; events come from gestures.ts; elements that listen to taps can be reached by keyboard.
 */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  constructor(private readonly viewport: HTMLElement) {
    super();
    const make = {
      createElement: (tag: string) => document.createElement(`wx-${tag}`),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    };
    Object.assign(this, { document: make });
  }

  override getWindowWidth(): number {
    return this.viewport.clientWidth;
  }

  override getWindowHeight(): number {
    return this.viewport.clientHeight;
  }

  override getTheme(): string {
    return document.documentElement.dataset.theme ?? 'light';
  }

  override setListenerStats(element: never, type: string): void {
    const dom = element as HTMLElement | null;
    if (!dom) return;
    const types = listened.get(dom) ?? new Set();
    listened.set(dom, types.add(type));
    if (type === 'tap' && !dom.hasAttribute('tabindex') && !/^WX-(INPUT|TEXTAREA|FORM)$/.test(dom.tagName)) {
      dom.setAttribute('tabindex', '0');
    }
  }
}
