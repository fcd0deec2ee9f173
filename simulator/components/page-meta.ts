import { phoneUnits } from '../compile/style-values';
import { type BuiltInElement, builtIn } from './built-in';

interface MetaState {
  /** `scroll-top` as it was last obeyed. */
  scrollTop: unknown;
  stop(): void;
}

/** Page-wide settings; must be the first element of a page. `root-font-size="system"` follows the phone's text size. */
export const pageMeta = builtIn<MetaState>({
  name: 'page-meta',
  properties: {
    backgroundTextStyle: String,
    backgroundColor: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    rootBackgroundColor: String,
    scrollTop: String,
    scrollDuration: { type: Number, value: 300 },
    pageStyle: String,
    rootFontSize: String,
    pageFontSize: String,
    pageOrientation: String,
  },
  create: () => ({ scrollTop: '', stop: () => {} }),
  update: (self) => apply(self),
  attached(self) {
    apply(self);
    const page = pageOf(self);
    if (!page) return;
    const scrolled = () => self.trigger('scroll', { scrollTop: page.scrollTop });
    const resized = () => {
      const { clientWidth: windowWidth, clientHeight: windowHeight } = self.context.host.viewport;
      self.trigger('resize', { size: { windowWidth, windowHeight } });
    };
    page.addEventListener('scroll', scrolled, { passive: true });
    window.addEventListener('resize', resized);
    self.state.stop = () => {
      page.removeEventListener('scroll', scrolled);
      window.removeEventListener('resize', resized);
    };
  },
  detached: ({ state }) => state.stop(),
});

/** Title, colours and spinner of the bar, for the page in whose `<page-meta>` it stands. */
export const navigationBar = builtIn({
  name: 'navigation-bar',
  properties: {
    title: String,
    loading: Boolean,
    frontColor: String,
    backgroundColor: String,
    colorAnimationDuration: { type: Number, value: 0 },
    colorAnimationTimingFunc: null,
  },
  update: (self) => drawBar(self),
  attached: (self) => queueMicrotask(() => drawBar(self)),
});

function drawBar({ dom, data, context }: BuiltInElement): void {
  if (!dom.isConnected || dom.closest<HTMLElement>('wx-page-frame')?.hidden !== false) return;
  const { title, loading, frontColor, backgroundColor, colorAnimationDuration } = data;
  context.host.drawBar?.({
    ...(title ? { title: String(title) } : {}),
    ...(frontColor && backgroundColor
      ? {
          front: String(frontColor),
          background: String(backgroundColor),
          duration: Number(colorAnimationDuration),
        }
      : {}),
    loading: loading === true,
  });
}

const pageOf = ({ dom }: BuiltInElement<MetaState>) => dom.closest<HTMLElement>('wx-page');

function apply(self: BuiltInElement<MetaState>): void {
  const { data, state, context } = self;
  const page = pageOf(self);
  if (!page) return;
  page.style.cssText = phoneUnits(String(data.pageStyle ?? ''));
  const size = (value: unknown) => (value === 'system' ? 'var(--phone-font-size)' : String(value ?? ''));
  const paper = data.rootBackgroundColor || data.backgroundColor;
  if (paper) page.style.backgroundColor = String(paper);
  if (data.pageFontSize) page.style.fontSize = size(data.pageFontSize);
  if (data.rootFontSize) document.documentElement.style.fontSize = size(data.rootFontSize);
  const { backgroundColor, backgroundColorTop, backgroundColorBottom, backgroundTextStyle } = data;
  const behind = { backgroundColor, backgroundColorTop, backgroundColorBottom, backgroundTextStyle };
  const given = Object.fromEntries(Object.entries(behind).filter(([, value]) => value));
  const onTop = page.parentElement?.hidden === false;
  if (onTop && Object.keys(given).length > 0) queueMicrotask(() => context.host.drawBehind?.(given));
  if (data.scrollTop && data.scrollTop !== state.scrollTop) {
    state.scrollTop = data.scrollTop;
    scroll(self, page, Number.parseFloat(String(data.scrollTop)));
  }
}

function scroll(self: BuiltInElement<MetaState>, page: HTMLElement, top: number): void {
  // What is to be scrolled to may only come with this update.
  requestAnimationFrame(() => {
    page.scrollTo({ top, behavior: Number(self.data.scrollDuration) > 0 ? 'smooth' : 'instant' });
    setTimeout(() => self.trigger('scrolldone'), Number(self.data.scrollDuration));
  });
}
