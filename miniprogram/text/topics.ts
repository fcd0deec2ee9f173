import type { InboxItem } from '../../core/contract/reminder';

/** What a topic of reminders is called. */
export const topicName: Readonly<Record<InboxItem['topic'], string>> = {
  timebook: '时光书',
  mentor: '廉洁导师',
  family: '家庭',
  talk: '谈话',
  duty: '值班',
  festival: '节前提醒',
  rights: '投诉建议',
  operations: '系统运行',
};
