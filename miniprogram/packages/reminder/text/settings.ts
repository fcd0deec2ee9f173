import type { Permitted, Settings } from '../../../../core/contract/reminder';
import { mainOffText } from '../../../text/main-switch';

type Topic = Settings['off'][number];

export const settingsText = {
  title: '提醒设置',
  permitSection: '微信消息',
  permitWhy: '微信的一次同意，只能发一次消息。没有也不要紧，“提醒”里总会有。',
  left: (n: number) => (n > 0 ? `还能提醒你 ${n} 次` : '现在没有可用的消息'),
  standing: '长期有效，随时可以在微信里关掉',
  add: '添一次',
  added: '添好了',
  notAdded: '这次没有添。想要时再来。',
  mainOff: mainOffText.text,
  openSetting: mainOffText.open,
  noConsent: '你没有同意接收提醒，所以微信里不会发消息。',
  topicSection: '哪些事发消息',
  topicNote: '关掉的只是微信消息，“提醒”里都还在。',
  nightSection: '夜里不打扰',
  nightNote: '最短是晚上 9 点到早上 8 点。值班的急事不受这个限制。',
  from: '从',
  until: '到',
  hour: (hour: number) =>
    hour >= 18 ? `晚上 ${hour - 12} 点` : hour === 12 ? '中午 12 点' : `早上 ${hour} 点`,
  saved: '记下了',
  calendarSection: '不靠微信也能记得',
  calendarNote: '封存以后的那一页，可以把日子放进手机日历，每年响一次。',
};

/** What each topic is about; its name stands in `text/workbench.ts`. */
export const topicNote: Record<Topic, string> = {
  timebook: '人生节点到了、该续写了',
  mentor: '寄语、约谈',
  family: '活动、候补名额、一起做的事',
  talk: '约好的谈话快到期',
  duty: '下一班、交接',
  festival: '元旦、春节、清明、五一、端午、中秋、国庆之前',
  rights: '你提的有了答复',
  operations: '提醒晚发',
};

export const permitNames: Record<Permitted['key'], string> = {
  node: '时光书打开',
  matter: '待办的事',
  duty: '值班',
};
