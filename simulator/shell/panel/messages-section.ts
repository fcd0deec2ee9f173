import { byId, h } from '../element';
import { beijingMoment } from './beijing-time';
import { emulator, type Message } from './emulator-client';

/** So many cards are shown; older ones wait behind a button. */
const SHOWN = 3;

/** 服务通知: subscribe messages as cards, newest first; a card opens its page in the phone. */
export class MessagesSection {
  private readonly all = new Map<number, Message>();
  private readonly list = h('div', { class: 'cards', 'aria-live': 'polite' });
  private person = '';
  private shown = SHOWN;

  constructor(
    private readonly title: string,
    private readonly open: (message: Message) => void,
    private readonly counted: (person: string, unread: number) => void,
  ) {
    byId('messages').replaceChildren(h('h2', { id: 'messages-title' }, '服务通知'), this.list);
  }

  /** Asks for the messages of all people: marks stand beside each of them. */
  async load(people: readonly string[]): Promise<void> {
    this.all.clear();
    for (const person of people) {
      const answer = await emulator.messages(person).catch(() => ({ messages: [] }));
      for (const message of answer.messages) this.all.set(message.id, message);
      this.count(person);
    }
    this.draw();
  }

  show(person: string): void {
    this.shown = SHOWN;
    this.person = person;
    this.draw();
  }

  arrived(message: Message): void {
    this.all.set(message.id, message);
    this.count(message.person);
    this.draw();
  }

  private count(person: string): void {
    const unread = [...this.all.values()].filter((one) => one.person === person && !one.read);
    this.counted(person, unread.length);
  }

  private draw(): void {
    const mine = [...this.all.values()]
      .filter((message) => message.person === this.person)
      .sort((one, other) => other.at - one.at);
    if (mine.length === 0) {
      this.list.replaceChildren(h('p', { class: 'empty' }, '还没有消息。小程序发来的订阅消息会出现在这里。'));
      return;
    }
    const older = mine.length - this.shown;
    const more = h(
      'button',
      {
        class: 'pill older',
        onclick: () => {
          this.shown = mine.length;
          this.draw();
        },
      },
      `更早的 ${older} 条`,
    );
    const cards = mine.slice(0, this.shown).map((message) => this.card(message));
    this.list.replaceChildren(...cards, ...(older > 0 ? [more] : []));
  }

  private card(message: Message): HTMLElement {
    const { day, minute } = beijingMoment(message.at);
    const rows = message.rows.map((row) => h('div', {}, h('dt', {}, row.label), h('dd', {}, row.value)));
    return h(
      'article',
      { class: message.read ? 'message' : 'message new' },
      h(
        'p',
        { class: 'from' },
        h('span', {}, this.title),
        h('time', {}, `${day} ${minute}`),
        message.read ? null : h('span', { class: 'unread' }, '未读'),
      ),
      h('h3', {}, message.title),
      h('dl', {}, ...rows),
      message.page
        ? h(
            'button',
            { class: 'enter', onclick: () => this.enter(message) },
            h('span', {}, '进入小程序查看'),
            h('span', { class: 'chevron', 'aria-hidden': 'true' }),
          )
        : null,
    );
  }

  private enter(message: Message): void {
    message.read = true;
    // The card opens at once; that it was read is told alongside.
    void emulator.markRead(message.id).catch(() => {});
    this.count(message.person);
    this.draw();
    this.open(message);
  }
}
