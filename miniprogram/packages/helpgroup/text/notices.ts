import type { Feast, NoticeKind } from '../../../../core/contract/helpgroup';

export const noticeKindNames: Readonly<Record<NoticeKind, string>> = {
  notice: '廉洁提示',
  case: '案例',
  feast: '节前提醒',
};

export const feastNames: Readonly<Record<Feast, string>> = {
  'new-year': '元旦',
  spring: '春节',
  qingming: '清明',
  labour: '五一',
  'dragon-boat': '端午',
  'mid-autumn': '中秋',
  national: '国庆',
};

export const noticesText = {
  calendar: '节日前的提醒',
  posted: '发过了',
  write: '写一条',
  soon: (days: number) => (days === 0 ? '就是今天' : `还有 ${days} 天`),
  list: '通知和案例',
  none: '还没有通知。',
  more: '再往前看',
  reads: (count: number) => `${count} 人看过`,
  writeAct: '写一条通知',
  kind: '哪一种',
  feast: '哪个节日',
  feastChoose: '选一个节日',
  title: '标题',
  text: '正文',
  textHint: '说清楚一件事。案例不写真名，也不写能认出人的话',
  source: '出处（可不写）',
  quiz: '带一道题，愿意答的人答（可不写）',
  ask: '题目',
  choices: '选项，一行一个，两到四个',
  right: '哪个对',
  why: '为什么（可不写）',
  send: '发到互助群空间',
  sent: '发好了，打开它再转到微信群里',
  feastTitle: (name: string) => `${name}前，说几句家常`,
  feastDraft: (name: string) =>
    `${name}快到了。管理和服务对象送来的礼品、礼金、购物卡，不收；有事求办的饭，不吃；公车不私用。\n家里人多说一句“心意领了，东西请带走”，就是最好的把关。\n拿不准，随时在这里问值班员。`,
} as const;

export const noticeText = {
  quiz: '愿意的话，答一道',
  quizNote: '自愿答，答了什么不会记下来。',
  right: '对了。',
  wrong: (right: string) => `不对，应该是“${right}”。`,
  source: (source: string) => `出处：${source}`,
  reads: (count: number) => `${count} 人看过。只记人数，不记是谁。`,
  share: '转到微信群里',
  ask: '问值班员',
  remove: '拿掉这一条',
  removeTitle: '拿掉这一条？',
  removeText: '拿掉以后，群里的人从卡片点进来也看不到了。',
  cancel: '先不',
  removed: '拿掉了',
} as const;
