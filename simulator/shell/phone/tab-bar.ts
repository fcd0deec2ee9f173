import type { TabBar, TabBarItem } from '../../runtime/phone';
import { byId, h } from '../element';

/** The tab bar of app.json, with badges. */
export class TabBarView {
  private readonly bar = byId('tab-bar');
  private readonly badges = new Map<number, { text?: string; dot?: boolean }>();
  private readonly items = new Map<number, Partial<Omit<TabBarItem, 'pagePath'>>>();
  private style: Partial<Omit<TabBar, 'list' | 'custom' | 'position'>> = {};
  private route = '';
  private wished = true;

  constructor(
    private readonly tabs: () => TabBar | undefined,
    private readonly choose: (pagePath: string) => void,
  ) {}

  /** True when the bar stands under this page. */
  show(route: string): boolean {
    this.route = route;
    const tabs = this.tabs();
    const visible =
      this.wished && tabs?.custom === false && Boolean(tabs?.list.some((item) => item.pagePath === route));
    this.bar.hidden = !visible;
    if (visible && tabs) this.draw(tabs);
    return visible;
  }

  setVisible(visible: boolean): boolean {
    this.wished = visible;
    return this.show(this.route);
  }

  setBadge(index: number, badge: { text?: string; dot?: boolean } | undefined): void {
    if (badge) this.badges.set(index, badge);
    else this.badges.delete(index);
    this.show(this.route);
  }

  /** Changes one tab's text and icons. */
  setItem(index: number, item: Partial<Omit<TabBarItem, 'pagePath'>>): void {
    this.items.set(index, { ...this.items.get(index), ...item });
    this.show(this.route);
  }

  setStyle(style: Partial<Omit<TabBar, 'list' | 'custom' | 'position'>>): void {
    this.style = { ...this.style, ...style };
    this.show(this.route);
  }

  private draw(declared: TabBar): void {
    const tabs = { ...declared, ...this.style };
    this.bar.dataset.position = tabs.position;
    this.bar.style.backgroundColor = tabs.backgroundColor;
    this.bar.dataset.border = tabs.borderStyle;
    // A redraw must not take the focus from who works with the keyboard.
    const focused = [...this.bar.children].indexOf(document.activeElement ?? this.bar);
    this.bar.replaceChildren(
      ...tabs.list.map((own, index) => {
        const item = { ...own, ...this.items.get(index) };
        const on = item.pagePath === this.route;
        const drawn = on ? (item.selectedIconPath ?? item.iconPath) : item.iconPath;
        const icon = tabs.position === 'top' ? undefined : drawn;
        const badge = this.badges.get(index);
        const button = h(
          'button',
          { 'aria-current': on ? 'page' : undefined, onclick: () => this.choose(item.pagePath) },
          h(
            'span',
            { class: icon ? 'icon' : 'icon none' },
            icon ? h('img', { src: programPath(icon), alt: '', width: 26, height: 26 }) : null,
            badge
              ? h('span', { class: badge.dot ? 'badge dot' : 'badge' }, badge.dot ? null : badge.text)
              : null,
          ),
          h('span', { class: 'text' }, item.text),
        );
        button.style.color = on ? tabs.selectedColor : tabs.color;
        return button;
      }),
    );
    if (focused >= 0) (this.bar.children[focused] as HTMLElement | undefined)?.focus();
  }
}

/** Address at which the simulator serves a file of the program. */
export function programPath(path: string): string {
  return /^(data:|https?:)/.test(path) ? path : `/program/${path.replace(/^\//, '')}`;
}
