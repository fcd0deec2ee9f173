import { phoneUnits } from '../compile/style-values';
import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';

interface SwiperState {
  /** `current-item-id` as it was last seen. */
  itemId: unknown;
  current: number;
  timer: ReturnType<typeof setInterval> | undefined;
  dots: HTMLElement;
  startAt: number | undefined;
}

/** Pages that slide over each other, by finger, by `current` or by themselves. */
export const swiper = builtIn<SwiperState>({
  name: 'swiper',
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0,0,0,.3)' },
    indicatorActiveColor: { type: String, value: '#000000' },
    autoplay: Boolean,
    current: { type: Number, value: 0 },
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: String,
    nextMargin: String,
    displayMultipleItems: { type: Number, value: 1 },
    snapToEdge: Boolean,
    easingFunction: String,
    skipHiddenItemLayout: Boolean,
    currentItemId: String,
  },
  create(self) {
    const dots = document.createElement('div');
    dots.className = 'wx-swiper-dots';
    dots.setAttribute('aria-hidden', 'true');
    self.dom.append(dots);
    const along = (event: TouchEvent) => {
      const touch = event.changedTouches[0];
      return (self.data.vertical === true ? touch?.clientY : touch?.clientX) ?? 0;
    };
    self.dom.addEventListener(
      'touchstart',
      (event) => {
        self.state.startAt = along(event);
      },
      { passive: true },
    );
    self.dom.addEventListener(
      'touchend',
      (event) => {
        const moved = along(event) - (self.state.startAt ?? along(event));
        if (Math.abs(moved) > 40) go(self, self.state.current + (moved < 0 ? 1 : -1), 'touch');
      },
      { passive: true },
    );
    return { itemId: '', current: 0, timer: undefined, dots, startAt: undefined };
  },
  update(self) {
    const { data, state } = self;
    const named = itemsOf(self.dom).findIndex((item) => idOf(item) === data.currentItemId);
    const wished = data.currentItemId !== state.itemId && named >= 0 ? named : Number(data.current);
    state.itemId = data.currentItemId;
    if (wished !== state.current) go(self, wished, '');
    else lay(self);
    clearInterval(state.timer);
    state.timer =
      data.autoplay === true && self.dom.isConnected
        ? setInterval(() => go(self, state.current + 1, 'autoplay'), Number(data.interval))
        : undefined;
  },
  attached(self) {
    queueMicrotask(() => {
      const named = itemsOf(self.dom).findIndex((item) => idOf(item) === self.data.currentItemId);
      self.state.current = named >= 0 && self.data.currentItemId ? named : Number(self.data.current);
      lay(self);
    });
    if (self.data.autoplay === true) {
      self.state.timer = setInterval(
        () => go(self, self.state.current + 1, 'autoplay'),
        Number(self.data.interval),
      );
    }
  },
  detached: ({ state }) => clearInterval(state.timer),
});

export const swiperItem = builtIn({
  name: 'swiper-item',
  properties: { itemId: String, skipHiddenItemLayout: Boolean },
  update: ({ dom, data }) => {
    dom.dataset.itemId = String(data.itemId ?? '');
  },
});

const idOf = (item: HTMLElement | undefined): string => item?.dataset.itemId ?? '';

/** How many items stand beside each other. */
const shownOf = (data: Record<string, unknown>): number =>
  Math.max(1, Math.trunc(Number(data.displayMultipleItems)) || 1);

const itemsOf = (dom: HTMLElement) =>
  [...dom.children].filter((child) => child.tagName === 'WX-SWIPER-ITEM') as HTMLElement[];

function go(self: BuiltInElement<SwiperState>, wanted: number, source: string): void {
  const { dom, data, state } = self;
  const count = itemsOf(dom).length;
  if (count === 0) return;
  const next =
    data.circular === true || source === 'autoplay'
      ? (wanted + count) % count
      : Math.min(Math.max(0, count - shownOf(data)), Math.max(0, wanted));
  if (next === state.current) {
    lay(self);
    return;
  }
  const before = state.current;
  state.current = next;
  if (Number(data.current) !== next) self.set('current', next);
  const currentItemId = idOf(itemsOf(dom)[next]);
  if (currentItemId !== '' && data.currentItemId !== currentItemId) self.set('currentItemId', currentItemId);
  lay(self);
  self.trigger('change', { current: next, currentItemId, source });
  const way = (Math.sign(next - before) || 1) * (data.vertical === true ? dom.clientHeight : dom.clientWidth);
  self.trigger('transition', data.vertical === true ? { dx: 0, dy: way } : { dx: way, dy: 0 });
  setTimeout(
    () => self.trigger('animationfinish', { current: next, currentItemId, source }),
    Number(data.duration),
  );
}

function lay({ dom, data, state }: BuiltInElement<SwiperState>): void {
  const items = itemsOf(dom);
  const axis = data.vertical === true ? 'Y' : 'X';
  const length = data.vertical === true ? 'height' : 'width';
  const [before, after] = [data.previousMargin, data.nextMargin].map((margin) =>
    phoneUnits(String(margin || '0px')),
  );
  const shown = shownOf(data);
  items.forEach((item, index) => {
    // What is left between the two margins is shared by the items that stand beside each other.
    item.style[length] = `calc((100% - ${before} - ${after}) / ${shown})`;
    item.style[data.vertical === true ? 'top' : 'left'] = String(before);
    item.style[data.vertical === true ? 'bottom' : 'right'] = 'auto';
    item.style.transform = `translate${axis}(${(index - state.current) * 100}%)`;
    item.style.transitionDuration = `${Number(data.duration)}ms`;
    const seen = index >= state.current && index < state.current + shown;
    item.setAttribute('aria-hidden', String(!seen));
  });
  state.dots.hidden = data.indicatorDots !== true;
  state.dots.replaceChildren(
    ...items.map((_item, index) => {
      const dot = document.createElement('span');
      dot.className = 'wx-swiper-dot';
      dot.style.background = String(
        index === state.current ? data.indicatorActiveColor : data.indicatorColor,
      );
      return dot;
    }),
  );
}
