import { byId, h } from '../element';
import type { PhoneFrame } from './phone-frame';

type Part = { title: string; draw(inside: Window): Node };

/** Levels of the tree that stand open at first. */
const openLevels = 6;

/** 手机里面: the data of the page on top, what the program keeps on the phone, and the page's elements. Drawn when looked at. */
export class InsideSection {
  private readonly parts: { details: HTMLDetailsElement; body: HTMLElement; part: Part }[];

  constructor(private readonly frame: PhoneFrame) {
    this.parts = [pageData, storage, tree].map((part) => {
      const body = h('div', { class: 'inside-body', tabindex: 0, role: 'region', 'aria-label': part.title });
      const details = h('details', { ontoggle: () => this.refresh() }, h('summary', {}, part.title), body);
      return { details, body, part };
    });
    byId('inside').replaceChildren(
      h('h2', { id: 'inside-title' }, '手机里面'),
      ...this.parts.map(({ details }) => details),
      h('button', { class: 'pill', type: 'button', onclick: () => this.refresh() }, '再看一次'),
    );
  }

  /** Draws afresh what is open. */
  refresh(): void {
    const { inside } = this.frame;
    for (const { details, body, part } of this.parts)
      if (details.open && inside?.__phone) body.replaceChildren(part.draw(inside));
  }
}

const empty = (words: string) => h('p', { class: 'note' }, words);

const pageData: Part = {
  title: '页面数据',
  draw: (inside) => {
    const data = inside.__phone?.data();
    return data === undefined ? empty('没有打开的页面。') : h('pre', {}, JSON.stringify(data, null, 2));
  },
};

const storage: Part = {
  title: '本地存储',
  draw: (inside) => {
    const { wx } = inside as unknown as {
      wx?: { getStorageInfoSync(): { keys: string[] }; getStorageSync(key: string): unknown };
    };
    const keys = wx?.getStorageInfoSync().keys ?? [];
    if (keys.length === 0) return empty('这部手机上没有存东西。');
    return h(
      'dl',
      {},
      ...keys.flatMap((key) => [
        h('dt', {}, key),
        h('dd', {}, h('pre', {}, JSON.stringify(wx?.getStorageSync(key), null, 2))),
      ]),
    );
  },
};

const tree: Part = {
  title: '页面结构',
  draw: (inside) => {
    const viewport = inside.document.getElementById('viewport');
    const page = viewport?.lastElementChild;
    return page ? node(page, 0) : empty('没有打开的页面。');
  },
};

/** One element with what is in it: names as the program writes them, without the browser's own styling. */
function node(element: Element, level: number): Node {
  const name = element.localName.replace(/^wx-/, '');
  const attributes = [...element.attributes]
    .filter(({ name: key }) => key === 'id' || key === 'class' || key === 'role' || /^(aria|data)-/.test(key))
    .map(({ name: key, value }) => ` ${key}="${value}"`);
  const words = [...element.childNodes]
    .filter((child) => child.nodeType === Node.TEXT_NODE)
    .map((child) => child.textContent?.trim())
    .filter(Boolean)
    .join(' ');
  const line = h(
    'code',
    {},
    h('b', {}, name),
    h('span', { class: 'attributes' }, attributes.join('')),
    words && h('span', {}, ` ${words}`),
  );
  const inner = [...(element.shadowRoot ?? element).children];
  if (inner.length === 0) return h('div', { class: 'node leaf' }, line);
  return h(
    'details',
    { class: 'node', open: level < openLevels },
    h('summary', {}, line),
    ...inner.map((child) => node(child, level + 1)),
  );
}
