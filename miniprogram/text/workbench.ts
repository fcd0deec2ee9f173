import type { InboxItem } from '../../core/contract/reminder';

/** Title and sentence of every entry of the workbench; `services/workbench.ts` says whose it is. */
export const entryText = {
  people: { title: '人员', sentence: '按姓名、拼音或首字母查找职责范围内的人' },
  events: { title: '等我确认的经历', sentence: '同志们自己提出的转正、交流、提任和家庭变化' },
  roles: { title: '职责', sentence: '哪些职责空着，谁在管什么；给、结束、交接' },
  young: { title: '年轻干部', sentence: '区里定谁算年轻干部' },
  security: { title: '安全日志', sentence: '越权的访问，一次一条' },
  voices: { title: '投诉建议', sentence: '干部和家属提的，到期以前答复本人' },
  invitations: { title: '邀请', sentence: '请同志们加入：单独发、成批发、收回' },
  intake: { title: '名册导入', sentence: '用表格导入、核对、撤回；导出名册' },
  mentees: { title: '我带的干部', sentence: '他们的节点走到哪一步、发给你的话、留寄语' },
  pairs: { title: '导师结对', sentence: '谁还没有导师，谁久未联系；安排和交接' },
  closure: { title: '时光书闭环', sentence: '各科室、各节点、各年份闭环了多少；没有姓名和正文' },
  activities: { title: '家庭活动', sentence: '写草稿、发布、改动和取消；谁报了名' },
  activityFigures: { title: '活动数字', sentence: '办了几次、到了多少家，按六件事、形式和季度；没有名单' },
  helpGroups: { title: '家属互助群', sentence: '值班台、值班表、绑定的群；有人提问先看这里' },
  unreachable: { title: '没提醒到的人', sentence: '微信消息没有送到的人，在群里或当面提醒' },
  clock: { title: '提醒运行', sentence: '今后三十天、试运行、没发出去的消息、模板' },
  auditSearch: { title: '审计查询', sentence: '谁在什么时候看了谁的什么，为了什么' },
  auditBooks: { title: '核验时光书', sentence: '一个单位的书，逐本算指纹，不读信' },
  daysOff: { title: '放假安排', sentence: '每年一张表，按工作日算日期要用' },
} as const satisfies Record<string, { title: string; sentence: string }>;

export const workbenchText = {
  title: '工作台',
  entryNote: (duties: string) => duties,
  waiting: (n: number) => `${n} 件`,
  waitingLabel: '件事等你办',
  nothing: '没有事等你办',
  counting: '正在看有没有事等你',
  uncounted: '有的数没能取到，下拉再试',
  all: '全部',
  empty: '这里还没有你的职责',
  emptyText: '职责由系统管理员给定，定了以后这里会有。',
  none: '这个职责的事，以后的版本会放在这里。',
  openLabel: (title: string, sentence: string, waiting: string) =>
    [title, waiting, sentence].filter(Boolean).join('，'),
};

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
