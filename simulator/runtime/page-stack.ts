import type { CompiledParts } from './compiled';
import { OpenPage, type PageMakers } from './open-page';
import type { PageStack, RouteKind, StackPage, WindowSettings } from './phone';
import { absoluteUrl, parseUrl } from './route-url';

type Listener = Parameters<PageStack['onChange']>[0];

/** WeChat opens at most this many pages above each other. */
const stackLimit = 10;

/** The page stack with WeChat's rules for tabs; see {@link PageStack}. */
export class PhonePageStack implements PageStack {
  private stack: OpenPage[] = [];
  /** Tab pages that are not on the stack but stay loaded. */
  private readonly tabs = new Map<string, OpenPage>();
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly parts: CompiledParts,
    private readonly makers: PageMakers,
    private readonly settings: (route: string) => WindowSettings,
  ) {}

  get pages(): readonly OpenPage[] {
    return this.stack;
  }

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Opens the first page. @throws when the path is no page of the program */
  async launch(url: string): Promise<StackPage> {
    return this.restart('appLaunch', 'appLaunch', url);
  }

  async navigateTo(url: string, events?: Record<string, (...values: unknown[]) => void>): Promise<StackPage> {
    const { route, query } = this.target('navigateTo', url);
    if (this.isTab(route)) throw new Error('navigateTo:fail can not navigateTo a tabbar page');
    if (this.stack.length >= stackLimit) throw new Error('navigateTo:fail webview count limit exceed');
    this.stack.at(-1)?.hide();
    return this.open('navigateTo', route, query, events);
  }

  async redirectTo(url: string): Promise<StackPage> {
    const { route, query } = this.target('redirectTo', url);
    if (this.isTab(route)) throw new Error('redirectTo:fail can not redirectTo a tabbar page');
    this.leave(this.stack.pop());
    return this.open('redirectTo', route, query);
  }

  async navigateBack(delta: number): Promise<void> {
    if (this.stack.length <= 1) throw new Error('navigateBack:fail cannot navigate back at first page.');
    const count = Math.min(Math.max(1, Math.trunc(delta) || 1), this.stack.length - 1);
    for (let left = count; left > 0; left -= 1) this.stack.pop()?.unload();
    this.stack.at(-1)?.show();
    this.tell('navigateBack');
  }

  async switchTab(url: string): Promise<StackPage> {
    const { route } = this.target('switchTab', url);
    if (!this.isTab(route)) throw new Error('switchTab:fail can not switch to no-tabBar page');
    const top = this.stack.at(-1);
    const known = this.stack.find((page) => page.route === route) ?? this.tabs.get(route);
    if (top !== known) top?.hide();
    for (const page of this.stack.splice(0).reverse()) {
      if (page !== known) this.leave(page);
    }
    if (!known) return this.open('switchTab', route, {});
    this.tabs.delete(route);
    this.stack = [known];
    known.show();
    this.tell('switchTab');
    return known;
  }

  async reLaunch(url: string): Promise<StackPage> {
    return this.restart('reLaunch', 'reLaunch', url);
  }

  private restart(kind: RouteKind, api: string, url: string): StackPage {
    const { route, query } = this.target(api, url);
    for (const page of [...this.stack.splice(0).reverse(), ...this.tabs.values()]) page.unload();
    this.tabs.clear();
    return this.open(kind, route, query);
  }

  /** A tab page stays loaded when it leaves the stack; others are unloaded. */
  private leave(page: OpenPage | undefined): void {
    if (!page) return;
    if (this.isTab(page.route)) {
      page.hide();
      this.tabs.set(page.route, page);
    } else page.unload();
  }

  private open(
    kind: RouteKind,
    route: string,
    query: Record<string, string>,
    events?: Record<string, (...values: unknown[]) => void>,
  ): StackPage {
    const page = new OpenPage(this.makers, route, query, events, (opened) => this.stack.push(opened));
    this.tell(kind);
    return page;
  }

  private target(api: string, url: string): { route: string; query: Record<string, string> } {
    const { route, query } = parseUrl(absoluteUrl(String(url ?? ''), this.stack.at(-1)?.route));
    if (!this.parts.app.pages.includes(route)) throw new Error(`${api}:fail page "${route}" is not found`);
    return { route, query };
  }

  private isTab(route: string): boolean {
    const tabBar = this.parts.app.tabBar as { list?: { pagePath: string }[] } | undefined;
    return tabBar?.list?.some(({ pagePath }) => pagePath.replace(/^\//, '') === route) ?? false;
  }

  private tell(kind: RouteKind): void {
    const top = this.stack.at(-1);
    if (!top) return;
    for (const listener of this.listeners) listener(kind, top, this.settings(top.route));
  }
}
