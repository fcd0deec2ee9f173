import { byId, h } from '../element';

export interface Person {
  openid: string;
  name: string;
  note?: string;
}

/** 谁拿着手机: one choice of the project's people; a mark where messages wait unread. */
export class PeopleSection {
  private readonly rows = new Map<string, { row: HTMLElement; radio: HTMLInputElement; mark: HTMLElement }>();

  private readonly secondButton: HTMLButtonElement;

  /** @param laySecond a second phone is wanted beside the first */
  constructor(
    people: readonly Person[],
    current: string,
    choose: (openid: string) => void,
    laySecond: () => void,
  ) {
    const known = people.some((person) => person.openid === current);
    const all = known ? people : [...people, { openid: current, name: current, note: '不在项目文件里' }];
    const list = all.map((person) => {
      const radio = h('input', {
        type: 'radio',
        name: 'person',
        value: person.openid,
        onchange: () => choose(person.openid),
      });
      radio.checked = person.openid === current;
      const mark = h('span', { class: 'unread', hidden: true });
      const row = h(
        'label',
        { class: 'person' },
        radio,
        h('span', { class: 'portrait', 'aria-hidden': 'true' }, [...person.name][0] ?? ''),
        h(
          'span',
          { class: 'words' },
          h('span', { class: 'name' }, person.name),
          person.note ? h('span', { class: 'note' }, person.note) : null,
        ),
        mark,
      );
      this.rows.set(person.openid, { row, radio, mark });
      return row;
    });
    this.secondButton = h(
      'button',
      { class: 'pill second', type: 'button', hidden: people.length < 2, onclick: laySecond },
      '再放一部手机',
    );
    byId('people').replaceChildren(
      h('h2', { id: 'people-title' }, '谁拿着手机'),
      h('div', { class: 'list', role: 'radiogroup', 'aria-labelledby': 'people-title' }, ...list),
      this.secondButton,
    );
  }

  /** Whose phone lies beside the first; then no other is offered. */
  beside(openid: string | undefined): void {
    this.secondButton.hidden = openid !== undefined;
    for (const [person, { row }] of this.rows) row.classList.toggle('beside', person === openid);
  }

  select(openid: string): void {
    const row = this.rows.get(openid);
    if (row) row.radio.checked = true;
  }

  unread(openid: string, count: number): void {
    const row = this.rows.get(openid);
    if (!row) return;
    row.mark.hidden = count === 0;
    row.mark.textContent = count === 0 ? '' : `${count} 条未读`;
  }
}
