import { byId, h } from '../element';

export interface Link {
  label: string;
  path: string;
  person?: string;
}

/** 链接卡片: cards that somebody could have sent in a chat. */
export function drawLinks(
  links: readonly Link[],
  nameOf: (openid: string) => string,
  open: (link: Link) => void,
): void {
  const section = byId('links');
  section.hidden = links.length === 0;
  section.replaceChildren(
    h('h2', { id: 'links-title' }, '链接卡片'),
    h(
      'div',
      { class: 'list' },
      ...links.map((link) =>
        h(
          'button',
          { class: 'row-button', onclick: () => open(link) },
          h('span', { class: 'name' }, link.label),
          h('span', { class: 'note' }, link.person ? `由${nameOf(link.person)}打开` : link.path),
          h('span', { class: 'chevron', 'aria-hidden': 'true' }),
        ),
      ),
    ),
  );
}
