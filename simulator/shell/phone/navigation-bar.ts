import type { WindowSettings } from '../../runtime/phone';
import { byId, drawing, h } from '../element';

const BACK =
  '<svg width="12" height="20" viewBox="0 0 12 20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10 2 2 10l8 8"/></svg>';
const HOME =
  '<svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"><path d="m4 11 8-7 8 7v9h-5.500v-5.500h-5V20H4z"/></svg>';
const DOTS =
  '<svg width="20" height="8" viewBox="0 0 20 8" fill="currentColor"><circle cx="2.500" cy="4" r="1.800"/><circle cx="10" cy="4" r="3"/><circle cx="17.500" cy="4" r="1.800"/></svg>';
const RING =
  '<svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="2"><circle cx="9" cy="9" r="7.600"/><circle cx="9" cy="9" r="2.600" fill="currentColor" stroke="none"/></svg>';

/** What a person can do at the navigation bar. */
export interface NavigationActions {
  back(): void;
  home(): void;
  menu(): void;
  close(): void;
}

/** The bar with title, way back and capsule. */
export class NavigationBar {
  private readonly bar = byId('navigation-bar');
  private readonly title = h('h1');
  private readonly spinner = h('span', { class: 'spinner small', hidden: true, 'aria-hidden': 'true' });
  private readonly back: HTMLButtonElement;
  private readonly home: HTMLButtonElement;

  constructor(actions: NavigationActions) {
    this.back = h(
      'button',
      { class: 'way back', 'aria-label': '返回', onclick: actions.back },
      drawing(BACK),
    );
    this.home = h(
      'button',
      { class: 'way home', 'aria-label': '回到首页', onclick: actions.home },
      drawing(HOME),
    );
    const capsule = h(
      'div',
      { class: 'capsule' },
      h('button', { 'aria-label': '更多', onclick: actions.menu }, drawing(DOTS)),
      h('span', { class: 'divider' }),
      h('button', { 'aria-label': '关闭小程序', onclick: actions.close }, drawing(RING)),
    );
    this.bar.replaceChildren(
      this.back,
      this.home,
      h('div', { class: 'title' }, this.spinner, this.title),
      capsule,
    );
  }

  /** @param way what stands at the left: the arrow, the little house of a page entered from outside, or nothing */
  show(settings: WindowSettings, way: 'back' | 'home' | 'none'): void {
    this.back.hidden = way !== 'back';
    this.home.hidden = way !== 'home' && !(way === 'back' && settings.homeButton);
    this.home.toggleAttribute('data-second', way === 'back');
    this.spinner.hidden = true;
    this.setTitle(settings.navigationBarTitleText);
    this.setColor(
      settings.navigationBarTextStyle === 'white' ? '#ffffff' : '#000000',
      settings.navigationBarBackgroundColor,
      0,
    );
    this.bar.dataset.style = settings.navigationStyle;
  }

  setTitle(text: string): void {
    this.title.textContent = text;
    document.title = text || '手机';
  }

  setColor(front: string, background: string, durationMs: number): void {
    const phone = byId('phone');
    phone.dataset.front = front === '#ffffff' ? 'white' : 'black';
    this.bar.style.transition = durationMs > 0 ? `background-color ${durationMs}ms` : '';
    this.bar.style.backgroundColor = background;
  }

  setLoading(loading: boolean): void {
    this.spinner.hidden = !loading;
  }

  hideHome(): void {
    this.home.hidden = true;
  }
}
