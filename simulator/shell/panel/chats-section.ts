import { type ChatPost, chatsOf, sceneOf } from '../../api/chats/chat';
import { byId, h } from '../element';
import { beijingMoment } from './beijing-time';

/** 聊天: chats of who holds the phone, with the cards that were posted there; a card opens the program as them. */
export class ChatsSection {
  private readonly posts: ChatPost[] = [];
  private readonly list = h('div', { class: 'chats', 'aria-live': 'polite' });
  private person = '';

  constructor(
    private readonly project: Record<string, unknown>,
    private readonly nameOf: (openid: string) => string,
    private readonly open: (path: string, scene: number, chat: string) => void,
  ) {
    byId('chats').replaceChildren(h('h2', { id: 'chats-title' }, '聊天'), this.list);
  }

  async load(): Promise<void> {
    const posts = (await (await fetch('/chats')).json()) as ChatPost[];
    this.posts.splice(0, this.posts.length, ...posts);
    this.draw();
  }

  arrived(post: ChatPost): void {
    this.posts.push(post);
    this.draw();
  }

  show(person: string): void {
    this.person = person;
    this.draw();
  }

  private draw(): void {
    const rows = chatsOf(this.project, this.person).flatMap((chat) => {
      const posts = this.posts.filter((post) => post.chat === chat.id).slice(-4);
      if (posts.length === 0 && chat.kind === 'single') return [];
      return h(
        'section',
        { class: 'chat', 'aria-label': chat.name },
        h('h3', {}, chat.name, chat.kind === 'group' ? h('span', { class: 'note' }, ' 群聊') : null),
        ...posts.map((post) => this.post(post)),
        posts.length === 0 ? h('p', { class: 'empty' }, '还没有卡片。') : null,
      );
    });
    this.list.replaceChildren(
      ...(rows.length > 0
        ? rows
        : [h('p', { class: 'empty' }, '还没有聊天。从小程序里转发的卡片会出现在这里。')]),
    );
  }

  private post(post: ChatPost): HTMLElement {
    const { minute } = beijingMoment(post.at);
    const words = [
      h('span', { class: 'name' }, post.title || '（没有标题）'),
      h('span', { class: 'note' }, `${this.nameOf(post.from)} · ${minute}`),
    ];
    if (post.kind !== 'card') return h('p', { class: 'row-button' }, ...words);
    return h(
      'button',
      { class: 'row-button', onclick: () => this.open(post.path ?? '', sceneOf(post), post.chat) },
      ...words,
      h('span', { class: 'chevron', 'aria-hidden': 'true' }),
    );
  }
}
