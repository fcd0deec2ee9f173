import { glassEasel } from 'glass-easel-miniprogram-adapter';
import { abilitiesUpwards } from './abilities';
import { hasListenerUpwards } from './phone-backend';
import type { Tap } from './tap';
import { type TouchPoint, touchShape } from './touch-shape';

/** Movement in CSS px after which a touch no longer is a tap, and ms after which it is a long press (WeChat's rules). */
const tapDistance = 10;
const longPressTime = 350;
/** Browsers send mouse events after touches; those that follow within this time in ms are not the mouse's own. */
const mouseEcho = 1200;

interface Press {
  target: Element;
  x: number;
  y: number;
  moved: boolean;
  long: boolean;
  timer: ReturnType<typeof setTimeout>;
}

type WithFrameworkElement = Element & { __wxElement?: glassEasel.Element };

/**
 * Turns the browser's touch, mouse and keyboard events into WeChat's: touchstart, touchmove, touchend, touchcancel, tap, longpress,
 * longtap. The mouse counts as one finger; Enter and Space on a focused element are a tap.
 */
export class Gestures {
  private press: Press | undefined;
  private hovered: (() => void)[] = [];
  private lastTouch = Number.NEGATIVE_INFINITY;
  private mouseDown = false;
  private mouseTap = false;

  constructor(
    private readonly viewport: HTMLElement,
    private readonly tap: Tap,
  ) {}

  listen(): void {
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ) => this.viewport.addEventListener(type, listener, { capture: true, passive: false });
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const)
      on(type, (event) => this.touch(type, event));
    on('mousedown', (event) => this.mouse('touchstart', event));
    document.addEventListener('mousemove', (event) => this.mouse('touchmove', event), { capture: true });
    document.addEventListener('mouseup', (event) => this.mouse('touchend', event), { capture: true });
    on('click', (event) => this.click(event));
    on('keydown', (event) => this.key(event));
    on('focusin', ({ target }) => this.focus(target as HTMLElement));
    for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const) {
      on(type, (event) =>
        this.send(event.target as Element, type, { elapsedTime: event.elapsedTime }, event),
      );
    }
  }

  private touch(type: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel', event: TouchEvent): void {
    this.lastTouch = performance.now();
    const target = event.target as Element;
    const changed = [...event.changedTouches];
    this.step(type, target, changed, [...event.touches], event);
  }

  private mouse(type: 'touchstart' | 'touchmove' | 'touchend', event: MouseEvent): void {
    if (performance.now() - this.lastTouch < mouseEcho || event.button !== 0) return;
    if (type === 'touchstart') this.mouseDown = true;
    if (!this.mouseDown) return;
    if (type === 'touchend') this.mouseDown = false;
    const target = type === 'touchstart' ? (event.target as Element) : this.press?.target;
    if (!target) return;
    const point = {
      identifier: 0,
      clientX: event.clientX,
      clientY: event.clientY,
      force: type === 'touchend' ? 0 : 1,
    };
    this.step(type, target, [point], type === 'touchend' ? [] : [point], event);
    if (type === 'touchend') this.mouseTap = true;
  }

  /** A click that no touch and no mouse came before: `element.click()` of a script or of a screen reader. */
  private click(event: MouseEvent): void {
    const own = this.mouseTap || performance.now() - this.lastTouch < mouseEcho;
    this.mouseTap = false;
    if (!own && event.detail === 0)
      this.fireTap(event.target as Element, event.clientX, event.clientY, event);
  }

  /** A component that listens for the taps of its button is one stop on the way with the button, not two. */
  private focus(target: HTMLElement): void {
    const inner = target.querySelector<HTMLElement>(':scope wx-button');
    if (target.tabIndex < 0 || !inner || target.getAttribute('role')) return;
    target.tabIndex = -1;
    inner.focus();
  }

  private key(event: KeyboardEvent): void {
    if ((event.key !== 'Enter' && event.key !== ' ') || event.repeat) return;
    const target = event.target as Element;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || (target as HTMLElement).tabIndex < 0) return;
    event.preventDefault();
    const box = target.getBoundingClientRect();
    this.fireTap(target, box.left + box.width / 2, box.top + box.height / 2, event);
  }

  private step(
    type: string,
    target: Element,
    changed: TouchPoint[],
    touches: TouchPoint[],
    original: Event,
  ): void {
    const first = changed[0];
    if (!first) return;
    if (type === 'touchstart') this.begin(target, first, touches.length, original);
    else if (type === 'touchmove' && this.press && !this.press.moved) {
      const far = Math.hypot(first.clientX - this.press.x, first.clientY - this.press.y) > tapDistance;
      if (far) this.letGo(true);
    }
    const press = this.press;
    this.send(target, type, this.detail(first), original, changed, touches);
    if (type === 'touchend') {
      this.letGo(false);
      if (press && !press.moved && !press.long)
        this.fireTap(target, first.clientX, first.clientY, original, [first]);
      this.press = undefined;
    } else if (type === 'touchcancel') {
      this.letGo(true);
      this.press = undefined;
    }
  }

  private begin(target: Element, point: TouchPoint, fingers: number, original: Event): void {
    this.letGo(true);
    const press: Press = {
      target,
      x: point.clientX,
      y: point.clientY,
      moved: fingers > 1,
      long: false,
      timer: setTimeout(() => {
        if (press.moved) return;
        press.long = hasListenerUpwards(target, 'longpress') || hasListenerUpwards(target, 'longtap');
        this.send(target, 'longpress', this.detail(point), original, [point], [point]);
        this.send(target, 'longtap', this.detail(point), original, [point], [point]);
      }, longPressTime),
    };
    this.press = press;
    for (const [, ability] of abilitiesUpwards(target)) {
      const hover = ability.disabled?.() ? undefined : ability.hover?.();
      if (!hover) continue;
      const on = setTimeout(() => ability.setHover?.(true), hover.start);
      this.hovered.push(() => {
        clearTimeout(on);
        setTimeout(() => ability.setHover?.(false), hover.stay);
      });
      if (hover.stop) break;
    }
  }

  private letGo(moved: boolean): void {
    if (this.press) {
      clearTimeout(this.press.timer);
      this.press.moved ||= moved;
    }
    for (const end of this.hovered.splice(0)) end();
  }

  private fireTap(target: Element, x: number, y: number, original: Event, changed?: TouchPoint[]): void {
    for (const [, ability] of abilitiesUpwards(target)) if (ability.disabled?.()) return;
    const point = { identifier: 0, clientX: x, clientY: y, force: 1 };
    this.tap.during(() => {
      this.send(target, 'tap', this.detail(point), original, changed ?? [point], []);
      for (const [, ability] of abilitiesUpwards(target)) {
        if (!ability.activate) continue;
        ability.activate();
        break;
      }
    });
  }

  private detail(point: TouchPoint): { x: number; y: number } {
    const { pageX, pageY } = touchShape(point, this.viewport, undefined);
    return { x: pageX, y: pageY };
  }

  private send(
    dom: Element,
    type: string,
    detail: object,
    original: Event,
    changed: TouchPoint[] = [],
    touches: TouchPoint[] = [],
  ): void {
    let at: WithFrameworkElement | null = dom as WithFrameworkElement;
    while (at && !at.__wxElement) at = at.parentElement as WithFrameworkElement | null;
    if (!at?.__wxElement) return;
    const canvas = dom instanceof HTMLCanvasElement ? dom : undefined;
    const shape = (point: TouchPoint) => touchShape(point, this.viewport, canvas);
    const event = new glassEasel.Event(type, detail, {
      bubbles: true,
      composed: true,
      capturePhase: true,
      originalEvent: original,
      extraFields: {
        touches: touches.map(shape),
        changedTouches: changed.map(shape),
        _userTap: type === 'tap',
      },
    });
    event.dispatch(at.__wxElement);
    if (event.defaultPrevented() && type === 'touchmove' && original.cancelable) original.preventDefault();
  }
}
