import type { QuestionLine, QuestionState, QuestionTopic } from '../../../core/contract/helpgroup';
import type { Column } from '../setting/spreadsheet';

export const dutyLogText = {
  name: '值班记录',
  title: (unit: string, month: string) => `${unit} · 家属互助群值班记录 · ${month}`,
  summary: (asked: number, answered: number, within: number, open: number) =>
    `提问 ${asked} 个，有人答 ${answered} 个，其中守了承诺 ${within} 个，还没人答 ${open} 个`,
  coverage: (shifts: number, staffed: number, backed: number) =>
    `到今天 ${shifts} 班，${staffed} 班有人值，${backed} 班有后备`,
  lines: { open: '公开', private: '私密' } satisfies Record<QuestionLine, string>,
  topics: {
    gift: '礼品礼金',
    banquet: '宴请',
    loan: '借贷',
    relatives: '亲属经商',
    'after-hours': '八小时以外',
    home: '家里的事',
    other: '别的',
  } satisfies Record<QuestionTopic, string>,
  states: {
    new: '等人接手',
    taken: '有人在答',
    answered: '已答复',
    closed: '已了结',
    handed: '已转交',
    escalated: '已催后备',
    withdrawn: '已撤回',
  } satisfies Record<QuestionState, string>,
  yes: '是',
  no: '否',
  helped: { 3: '解决了', 2: '有帮助', 1: '没帮上' } as Readonly<Record<number, string>>,
  note: '承诺：白天（8 点到 22 点）30 分钟、夜里 2 小时内有人答复。这里没有问题和答复的内容，也没有提问人。',
};

export const dutyLogColumns: readonly Column[] = [
  { title: '编号', width: 16 },
  { title: '提问时间', width: 22 },
  { title: '公开还是私密', width: 14 },
  { title: '关于什么', width: 14 },
  { title: '状态', width: 12 },
  { title: '第一次答复', width: 22 },
  { title: '用了几分钟', width: 12 },
  { title: '守了承诺', width: 10 },
  { title: '谁答的', width: 14 },
  { title: '叫了几次', width: 10 },
  { title: '评价', width: 12 },
];
