import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';
import { followTriggered, makeRefresher, type Refresher, refresherProperties } from './refresher';

interface ScrollState {
  refresher: Refresher;
  left: number;
  top: number;
  into: unknown;
  setTop: unknown;
  setLeft: unknown;
  atLower: boolean;
  atUpper: boolean;
}

/** A part of the page that scrolls by itself. */
export const scrollView = builtIn<ScrollState>({
  name: 'scroll-view',
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    upperThreshold: { type: null, value: 50 },
    lowerThreshold: { type: null, value: 50 },
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollIntoViewOffset: { type: Number, value: 0 },
    scrollWithAnimation: Boolean,
    enableBackToTop: Boolean,
    enablePassive: Boolean,
    enableFlex: Boolean,
    scrollAnchoring: Boolean,
    ...refresherProperties,
    bounces: null,
    showScrollbar: { type: Boolean, value: true },
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    enhanced: Boolean,
    type: String,
    associativeContainer: String,
    reverse: Boolean,
    clip: null,
    cacheExtent: null,
    usingSticky: Boolean,
    bindScroll: null,
  },
  create(self) {
    self.dom.addEventListener('scroll', () => scrolled(self), { passive: true });
    // With `enhanced` a program hears of the finger, too.
    for (const [given, told] of [
      ['touchstart', 'dragstart'],
      ['touchmove', 'dragging'],
      ['touchend', 'dragend'],
    ] as const)
      self.dom.addEventListener(
        given,
        () => {
          const { scrollTop, scrollLeft } = self.dom;
          if (self.data.enhanced === true)
            self.trigger(told, { scrollTop, scrollLeft, velocity: { x: 0, y: 0 } });
        },
        { passive: true },
      );
    return {
      refresher: makeRefresher(self),
      left: 0,
      top: 0,
      into: '',
      setTop: undefined,
      setLeft: undefined,
      atLower: false,
      atUpper: true,
    };
  },
  update(self) {
    const { dom, data } = self;
    dom.style.overflowX = data.scrollX === true ? 'auto' : 'hidden';
    dom.style.overflowY = data.scrollY === true ? 'auto' : 'hidden';
    dom.toggleAttribute('data-bare', data.showScrollbar === false);
    dom.toggleAttribute('data-flex', data.enableFlex === true);
    followTriggered(self);
    if (dom.isConnected) move(self);
  },
  attached: (self) => queueMicrotask(() => move(self)),
});

function move({ dom, data, state }: BuiltInElement<ScrollState>): void {
  const behavior = data.scrollWithAnimation === true ? 'smooth' : 'instant';
  if (data.scrollTop !== state.setTop && data.scrollTop !== null && data.scrollTop !== undefined) {
    state.setTop = data.scrollTop;
    dom.scrollTo({ top: Number(data.scrollTop), behavior });
  }
  if (data.scrollLeft !== state.setLeft && data.scrollLeft !== null && data.scrollLeft !== undefined) {
    state.setLeft = data.scrollLeft;
    dom.scrollTo({ left: Number(data.scrollLeft), behavior });
  }
  if (data.scrollIntoView !== state.into) {
    state.into = data.scrollIntoView;
    const id = String(data.scrollIntoView ?? '');
    const target = [...dom.querySelectorAll('[id]')].find(
      (element) => element.id === id || element.id.endsWith(`--${id}`),
    );
    if (id === '' || !target) return;
    const from = dom.getBoundingClientRect();
    const to = target.getBoundingClientRect();
    const offset = Number(data.scrollIntoViewOffset);
    dom.scrollTo({
      top: data.scrollY === true ? dom.scrollTop + to.top - from.top + offset : undefined,
      left: data.scrollX === true ? dom.scrollLeft + to.left - from.left + offset : undefined,
      behavior,
    });
  }
}

function scrolled(self: BuiltInElement<ScrollState>): void {
  const { dom, data, state } = self;
  const { scrollLeft, scrollTop, scrollHeight, scrollWidth, clientHeight, clientWidth } = dom;
  const deltaX = state.left - scrollLeft;
  const deltaY = state.top - scrollTop;
  state.left = scrollLeft;
  state.top = scrollTop;
  self.trigger('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY });
  const upright = data.scrollY === true;
  const before = upright ? scrollTop : scrollLeft;
  const after = upright ? scrollHeight - clientHeight - scrollTop : scrollWidth - clientWidth - scrollLeft;
  const atUpper = before <= Number(data.upperThreshold);
  const atLower = after <= Number(data.lowerThreshold);
  if (atUpper && !state.atUpper) self.trigger('scrolltoupper', { direction: upright ? 'top' : 'left' });
  if (atLower && !state.atLower) self.trigger('scrolltolower', { direction: upright ? 'bottom' : 'right' });
  state.atUpper = atUpper;
  state.atLower = atLower;
}
