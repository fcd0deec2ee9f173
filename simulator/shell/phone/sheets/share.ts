import type { Chat } from '../../../api/chats/chat';
import { h } from '../../element';
import { openDialog } from './dialog';
import { type Sheet, text } from './sheet-context';

/** 发送给朋友: the card as it will look, and the chats that it may go to; null when cancelled. */
export const shareSheet: Sheet = (options, context) =>
  new Promise<Chat | null>((resolve) => {
    const chats = (options.chats ?? []) as Chat[];
    const finish = (chat: Chat | null) => {
      dialog.close();
      resolve(chat);
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: '发送给朋友',
      className: 'share',
      cancel: () => finish(null),
      shade: true,
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    dialog.box.append(
      h('h2', {}, '发送给朋友'),
      h(
        'div',
        { class: 'card' },
        h('p', { class: 'from' }, context.title()),
        h('p', { class: 'title' }, text(options.title)),
        options.imageUrl ? h('img', { src: text(options.imageUrl), alt: '' }) : null,
      ),
      ...chats.map((chat, index) =>
        h(
          'button',
          { class: 'line', 'data-first': index === 0, 'aria-label': chat.name, onclick: () => finish(chat) },
          h('span', {}, chat.name),
          h('span', { class: 'hint' }, chat.kind === 'group' ? '群聊' : ''),
        ),
      ),
      chats.length === 0 ? h('p', { class: 'hint' }, '项目文件里没有别人，也没有群。') : '',
      h('button', { class: 'apart', onclick: () => finish(null) }, '取消'),
    );
  });
