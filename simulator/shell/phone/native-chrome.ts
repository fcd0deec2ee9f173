import type { NativeChrome, PageBackground, PhoneMetrics } from '../../api/api-host';
import { leaveByBackArrow } from '../../api/unload-alert';
import type { PhoneHost, RouteKind, StackPage, WindowSettings } from '../../runtime/phone';
import { byId, h } from '../element';
import type { Device } from './devices';
import { NavigationBar } from './navigation-bar';
import { movePage } from './page-motion';
import { pagePull } from './page-pull';
import { scrollPage } from './page-scroller';
import { TabBarView } from './tab-bar';

/** Heights in px of the bars, which are the same on every device. */
const NAVIGATION_BAR = 44;
const TAB_BAR = 49;
/** A program in the background is ended after so long (official page framework/runtime/operating-mechanism.html). */
const DESTROYED_AFTER = 30 * 60_000;

/** What the bars need of the phone that is made after them. */
export interface ChromeNeeds {
  readonly device: Device;
  host(): PhoneHost & Parameters<typeof leaveByBackArrow>[0];
  restart(path: string | undefined): void;
  openMenu(): void;
  begin(name: string): () => void;
  /** Virtual time in ms. */
  now(): number;
  /** The program left the screen, or came back: for those who listen to its life. */
  left(): void;
  came(): void;
}

type OwnLook = { title?: string; front?: string; background?: string } & Partial<PageBackground>;

/** Navigation bar, tab bar and the page's frame between them. */
export class PhoneChrome implements NativeChrome {
  private readonly navigation: NavigationBar;
  private readonly tabs: TabBarView;
  /** What a page set itself, often before it is on top: it holds as long as the page lives. */
  private readonly own = new WeakMap<StackPage, OwnLook>();
  /** Pages that can be drawn down already. */
  private readonly pulled = new WeakSet<StackPage>();
  private customStyle = false;
  private tabBarShown = false;

  constructor(private readonly needs: ChromeNeeds) {
    const stack = () => needs.host().program().stack;
    this.navigation = new NavigationBar({
      back: () => void leaveByBackArrow(needs.host()),
      home: () => void stack().reLaunch(`/${this.homePath()}`),
      menu: needs.openMenu,
      close: () => this.exit(),
    });
    this.tabs = new TabBarView(
      () => needs.host().program().tabBar,
      (pagePath) => {
        const top = stack().pages.at(-1);
        if (top?.route === pagePath) return;
        void stack().switchTab(`/${pagePath}`);
      },
    );
  }

  /** Draws the bars for the page on top. */
  pageChanged(kind: RouteKind, top: StackPage, settings: WindowSettings): void {
    const { stack } = this.needs.host().program();
    this.drawBars(top, settings);
    if (!this.pulled.has(top)) pagePull(top, this.needs.host, () => this.pullDown(true));
    this.pulled.add(top);
    if (stack.pages.length > 0) {
      const done = this.needs.begin('page motion');
      void movePage(kind, top, this.needs.host().state.reducedMotion).then(done);
    }
  }

  /** Again after a change of theme: colours of bars may differ. */
  redraw(): void {
    const program = this.needs.host().program();
    const top = program.stack.pages.at(-1);
    if (!top) return;
    this.drawBars(top, program.windowSettings(top.route));
  }

  metrics(): PhoneMetrics {
    const phone = byId('phone').getBoundingClientRect();
    const { statusBar, homeArea } = this.needs.device;
    const { tabBar } = this.needs.host().program();
    const bars =
      (this.customStyle ? 0 : statusBar + NAVIGATION_BAR) +
      (this.tabBarShown ? TAB_BAR + (tabBar?.position === 'top' ? 0 : homeArea) : 0);
    return {
      screenWidth: phone.width,
      screenHeight: phone.height,
      windowWidth: phone.width,
      windowHeight: phone.height - bars,
      statusBarHeight: statusBar,
      navigationBarHeight: this.customStyle ? 0 : NAVIGATION_BAR,
      safeAreaBottom: homeArea,
      pixelRatio: window.devicePixelRatio,
    };
  }

  setTitle(text: string): void {
    this.keep({ title: text });
    this.navigation.setTitle(text);
  }

  setBarColor(front: string, background: string, durationMs: number): void {
    this.keep({ front, background });
    this.navigation.setColor(front, background, durationMs);
  }

  setBarLoading(loading: boolean): void {
    this.navigation.setLoading(loading);
  }

  hideHomeButton(): void {
    this.navigation.hideHome();
  }

  setBadge(index: number, badge: { text?: string; dot?: boolean } | undefined): void {
    this.tabs.setBadge(index, badge);
  }

  setTabBarVisible(visible: boolean): void {
    this.frame(this.tabs.setVisible(visible));
  }

  scrollTo(target: Parameters<NativeChrome['scrollTo']>[0]): boolean {
    const { program, state } = this.needs.host();
    const top = program().stack.pages.at(-1);
    return top ? scrollPage(top.element, target, state.reducedMotion) : false;
  }

  pullDown(active: boolean): void {
    byId('phone').toggleAttribute('data-pulling', active);
  }

  restart(path: string | undefined): void {
    this.needs.restart(path);
  }

  /** The program goes to the background; a tap brings it back, as from WeChat's list. */
  exit(): void {
    const { program } = this.needs.host();
    const left = this.needs.now();
    program().hide();
    this.needs.left();
    const back = h('button', { class: 'resume' }, '小程序在后台，点一下回来');
    back.addEventListener('click', () => {
      curtain.remove();
      // WeChat ends a program that was away for half an hour: it starts afresh at its first page.
      if (this.needs.now() - left >= DESTROYED_AFTER) this.needs.restart(this.homePath());
      else {
        program().show();
        this.needs.came();
      }
    });
    const curtain = h('div', { class: 'curtain', role: 'dialog', 'aria-label': '小程序在后台' }, back);
    byId('sheets').append(curtain);
    back.focus();
  }

  private drawBars(top: StackPage, settings: WindowSettings): void {
    const { stack, tabBar } = this.needs.host().program();
    const isTab = tabBar?.list.some((item) => item.pagePath === top.route);
    const first = stack.pages.length <= 1;
    const way = !first ? 'back' : isTab || top.route === this.homePath() ? 'none' : 'home';
    this.navigation.show(settings, way);
    const { title, front, background } = this.own.get(top) ?? {};
    if (title !== undefined) this.navigation.setTitle(title);
    if (front !== undefined && background !== undefined) this.navigation.setColor(front, background, 0);
    this.customStyle = settings.navigationStyle === 'custom';
    this.drawBackground({ ...settings, ...this.own.get(top) });
    this.frame(this.tabs.show(top.route));
  }

  setTabBarItem(index: number, item: Parameters<NativeChrome['setTabBarItem']>[1]): void {
    this.tabs.setItem(index, item);
  }

  setTabBarStyle(style: Parameters<NativeChrome['setTabBarStyle']>[0]): void {
    this.tabs.setStyle(style);
  }

  setBackground(background: Partial<PageBackground>): void {
    this.keep(background);
    this.redraw();
  }

  /** The two halves behind the page show when it is drawn away from its upper or lower end. */
  private drawBackground(background: PageBackground): void {
    const { backgroundColor, backgroundColorTop, backgroundColorBottom, backgroundTextStyle } = background;
    const upper = backgroundColorTop || backgroundColor;
    const lower = backgroundColorBottom || backgroundColor;
    byId('viewport').style.background = `linear-gradient(${upper} 50%, ${lower} 50%)`;
    byId('phone').dataset.pullDots = backgroundTextStyle;
  }

  private keep(change: OwnLook): void {
    const top = this.needs.host().program().stack.pages.at(-1);
    if (top) this.own.set(top, { ...this.own.get(top), ...change });
  }

  private frame(tabBarShown: boolean): void {
    this.tabBarShown = tabBarShown;
    const phone = byId('phone');
    const top = this.needs.host().program().tabBar?.position === 'top';
    phone.toggleAttribute('data-tab-bar', tabBarShown && !top);
    phone.toggleAttribute('data-tab-bar-top', tabBarShown && top);
    phone.toggleAttribute('data-custom-navigation', this.customStyle);
  }

  private homePath(): string {
    const { tabBar, appConfig } = this.needs.host().program();
    const first = (appConfig.pages as string[] | undefined)?.[0] ?? '';
    return String(appConfig.entryPagePath ?? tabBar?.list[0]?.pagePath ?? first);
  }
}
