import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';

interface SwiperState {
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
    return { current: 0, timer: undefined, dots, startAt: undefined };
  },
  update(self) {
    const { data, state } = self;
    if (Number(data.current) !== state.current) go(self, Number(data.current), '');
    else lay(self);
    clearInterval(state.timer);
    state.timer =
      data.autoplay === true && self.dom.isConnected
        ? setInterval(() => go(self, state.current + 1, 'autoplay'), Number(data.interval))
        : undefined;
  },
  attached(self) {
    queueMicrotask(() => {
      self.state.current = Number(self.data.current);
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
});

const itemsOf = (dom: HTMLElement) =>
  [...dom.children].filter((child) => child.tagName === 'WX-SWIPER-ITEM') as HTMLElement[];

function go(self: BuiltInElement<SwiperState>, wanted: number, source: string): void {
  const { dom, data, state } = self;
  const count = itemsOf(dom).length;
  if (count === 0) return;
  const next =
    data.circular === true || source === 'autoplay'
      ? (wanted + count) % count
      : Math.min(count - 1, Math.max(0, wanted));
  if (next === state.current) {
    lay(self);
    return;
  }
  state.current = next;
  if (Number(data.current) !== next) self.set('current', next);
  lay(self);
  const currentItemId = '';
  self.trigger('change', { current: next, currentItemId, source });
  setTimeout(
    () => self.trigger('animationfinish', { current: next, currentItemId, source }),
    Number(data.duration),
  );
}

function lay({ dom, data, state }: BuiltInElement<SwiperState>): void {
  const items = itemsOf(dom);
  const axis = data.vertical === true ? 'Y' : 'X';
  items.forEach((item, index) => {
    item.style.transform = `translate${axis}(${(index - state.current) * 100}%)`;
    item.style.transitionDuration = `${Number(data.duration)}ms`;
    item.setAttribute('aria-hidden', String(index !== state.current));
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
