import type { InboxItem } from '../../core/contract/reminder';
import type { NodeView } from '../../core/contract/timebook';
import { countText, monthDayText, seasonText } from './dates';

/** Words of the hero and the inbox. Each function gives a sentence for facts that the page passes; none decides anything. */
export const todayText = {
  tomorrow: '明天',
  today: '今天',
  inDays: (n: number) => `还有 ${n} 天`,
  sinceDays: (n: number) => `到日子 ${n} 天了`,
  overdue: (n: number) => `逾期 ${n} 天`,
  reading: '正在重读',
  firstBody: '第一颗扣子扣对了，后面的才会对。写一封信，给一年后的自己。',
  firstDraft: '信写到一半，都存着。想好了，再扣上第一颗扣子。',
  firstLate: '第一章还空着。过了日子也不要紧，随时可以补上。',
  openBody: (years: number, entryDay: string, which: string) =>
    `${countText(years)}年前的${seasonText(entryDay)}，你扣上第一颗扣子。${which}封好的那封信，今天可以拆开了。`,
  openOther: (which: string) => `到了新的一站。${which}封好的那封信，现在可以拆开了。`,
  openEmpty: '到日子了。写一封信，给下一站的自己。',
  readingBody: '信已经拆开。慢慢读，再看看当时的约定。',
  rereadBody: '旧的那一页读过了。今天这一页，等你落笔。',
  rereadDraft: '今天这一页写到一半，都存着。',
  lateBody: '过了日子也不要紧。信还在等你，随时可以补上。',
  eveBody: (which: string) => `${which}封好的那封信，明天可以拆开。`,
  eveEmpty: '明天就到了。',
  aheadBody: '信封好了。到那天，它会等着你。',
  aheadEmpty: '到那天，这里会提醒你。',
  lastYear: '去年',
  earlier: '那时',
  sealed: (chapter: string, day: string) => `${chapter} · 封存于 ${day}`,
  firstMeta: (day: string) => `第一章 · ${day}前写好`,
  dueOn: (day: string) => day,
  actFirst: '写下第一章',
  actDraft: '接着写',
  actOpenLastYear: '拆开去年的信',
  actOpen: '拆开这封信',
  actRead: '接着读',
  actContinue: '续写今天这一页',
  actLate: '现在补上',
  actWrite: '写一封信',
  quietReceipt: '看封存回执',
  inboxTitle: '提醒',
  inboxAll: (unread: number) => (unread > 0 ? `全部 · ${unread} 件没看过` : '全部'),
  inboxAllLabel: (unread: number) => (unread > 0 ? `全部提醒，${unread} 件没看过` : '全部提醒'),
  inboxEmpty: '这会儿没有别的事等你。',
};

const deliveries: Record<InboxItem['delivery'], string> = {
  none: '只在这里提醒',
  sent: '微信里也提醒过你',
  unknown: '微信消息可能没有送到',
  failed: '微信消息没有送到',
};

/** What became of it: done, or how it reached the person. */
export function inboxNote(item: InboxItem): string {
  return item.done ? '已经办好' : deliveries[item.delivery];
}

/** `7月31日`: until when the first chapter is to be written. */
export function untilText(day: string): string {
  return monthDayText(day);
}

export type HeroNode = Pick<NodeView, 'kind' | 'years'>;
