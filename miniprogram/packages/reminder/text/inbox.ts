import type { InboxItem } from '../../../../core/contract/reminder';

export const inboxText = {
  title: '提醒',
  unread: (n: number) => `${n} 件没看过`,
  waiting: '等你办的',
  done: '已经办好',
  empty: '没有事等你',
  emptyText: '到了日子，或者有人等你回话，这里都会有。',
  settings: '提醒设置',
  fresh: '没看过',
};

export const deliveries: Record<InboxItem['delivery'], string> = {
  none: '',
  sent: '微信里也提醒过',
  unknown: '微信消息可能没有送到',
  failed: '微信消息没有送到',
};
