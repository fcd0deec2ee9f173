import type { TabBar } from '../../runtime/phone';
import { byId, h } from '../element';

/** The tab bar of app.json, with badges. */
export class TabBarView {
  private readonly bar = byId('tab-bar');
  private readonly badges = new Map<number, { text?: string; dot?: boolean }>();
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

  private draw(tabs: TabBar): void {
    this.bar.style.backgroundColor = tabs.backgroundColor;
    this.bar.dataset.border = tabs.borderStyle;
    // A redraw must not take the focus from who works with the keyboard.
    const focused = [...this.bar.children].indexOf(document.activeElement ?? this.bar);
    this.bar.replaceChildren(
      ...tabs.list.map((item, index) => {
        const on = item.pagePath === this.route;
        const icon = on ? (item.selectedIconPath ?? item.iconPath) : item.iconPath;
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
