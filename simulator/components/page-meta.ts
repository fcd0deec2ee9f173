import { phoneUnits } from '../compile/style-values';
import { builtIn } from './built-in';

/** Page-wide settings; must be the first element of a page. `root-font-size="system"` follows the phone's text size. */
export const pageMeta = builtIn({
  name: 'page-meta',
  properties: {
    backgroundTextStyle: String,
    backgroundColor: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    rootBackgroundColor: String,
    scrollTop: String,
    scrollDuration: null,
    pageStyle: String,
    rootFontSize: String,
    pageFontSize: String,
    pageOrientation: String,
  },
  update: (self) => apply(self.dom, self.data),
  attached: (self) => apply(self.dom, self.data),
});

/** Known, without effect: the bar is drawn by the shell from the page's json and wx calls. */
export const navigationBar = builtIn({
  name: 'navigation-bar',
  properties: {
    title: String,
    loading: Boolean,
    frontColor: String,
    backgroundColor: String,
    colorAnimationDuration: null,
    colorAnimationTimingFunc: null,
  },
});

function apply(dom: HTMLElement, data: Record<string, unknown>): void {
  const page = dom.closest<HTMLElement>('wx-page');
  if (!page) return;
  page.style.cssText = phoneUnits(String(data.pageStyle ?? ''));
  const size = (value: unknown) => (value === 'system' ? 'var(--phone-font-size)' : String(value ?? ''));
  if (data.backgroundColor) page.style.backgroundColor = String(data.backgroundColor);
  if (data.pageFontSize) page.style.fontSize = size(data.pageFontSize);
  if (data.rootFontSize) document.documentElement.style.fontSize = size(data.rootFontSize);
}
