import type { TemplateCheck, Unreachable } from '../../../../core/contract/reminder';

export const clockText = {
  fine: '提醒在按时发出',
  late: (minutes: number) => `最早的一条已经晚了 ${minutes} 分钟`,
  lateAct: '请看云函数 clock 的日志和定时触发器。收件箱不受影响，人人照样看得到。',
  silent: '时钟函数停了',
  silentAct: '二十五分钟没有动静。请看云函数 clock 的定时触发器还在不在。',
  lastRun: (when: string) => `上一次运行：${when}`,
  neverRan: '还没有运行过',
  missingYear: (year: number) => `${year} 年的放假安排还没有录入`,
  ahead: '今后三十天',
  aheadNote: '有提醒等着的日子。点一天，试运行到那天为止，什么也不会发出。',
  aheadNone: '今后三十天没有等着的提醒',
  aheadLabel: (day: string, count: number) => `${day}，${count} 条，试运行到这天`,
  count: (n: number) => (n > 0 ? `${n} 条` : '没有'),
  dry: (day: string) => `试运行到${day}`,
  dryFigures: (messages: number, along: number) =>
    `会发 ${messages} 条消息${along > 0 ? `，另有 ${along} 条并在其中` : ''}`,
  dryMore: (n: number) => `只看了最早的 ${n} 条`,
  dryNothing: '到那天为止没有等着的提醒',
  sample: '消息的样子',
  dead: '没有发出去的',
  deadNone: '没有。每一条要么送到了，要么在收件箱里等着。',
  deadCount: (n: number, when: string) => `${n} 条，最近 ${when}`,
  resend: '再发',
  resendAsk: (n: number) => `原因排除了吗？这一类的 ${n} 条会重新排队，已经办完的不会再发。`,
  resent: (n: number) => `${n} 条重新排队`,
  cancel: '不发',
  templates: '消息模板',
  check: '和微信后台核对',
  templatesNote: '模板要一个不差：编号、字段都和后台一样。',
  runs: '运行记录',
  runsNone: '还没有记录',
  run: (claimed: number, sent: number, failed: number) =>
    claimed === 0 ? '没有到期的' : `到期 ${claimed}，发出 ${sent}${failed > 0 ? `，没发出 ${failed}` : ''}`,
  runLate: (minutes: number) => `晚 ${minutes} 分钟`,
  trouble: (work: string) => `出错：${work}`,
};

/** Why reminders get no message, in a dry run. */
export const quietText: Readonly<Record<string, string>> = {
  done: '已经办好',
  superseded: '有更新的一条',
  stale: '过了时候',
  'no-consent': '没有同意接收提醒',
  'topic-off': '自己关了这一类',
  'not-bound': '还没有绑定微信',
  'no-permission': '没有可用的消息',
  drop: '不再需要',
  wait: '等到不打扰的时候',
};

/** What WeChat's refusals mean, by the code that the note begins with. */
export function refusalText(note: string): string {
  const [code = '', field = ''] = note.split(' ');
  const known: Readonly<Record<string, string>> = {
    '47003': `字段 ${field} 不合规矩`,
    '40037': '模板编号不对',
    '41030': '页面不存在',
    '40003': '微信号不对',
    '43107': '模板被封了',
    '45168': '用词没有通过检查',
    '43108': '同时发给一个人，试过几次',
    '45009': '当天的额度用完了',
  };
  return known[code] ?? (/^\d+$/.test(code) ? `微信返回 ${code}` : '内容放不进模板');
}

/** The works of the clock, as a run's trouble names them. */
export const workText: Readonly<Record<string, string>> = {
  remind: '发提醒',
  anchor: '夜里存证',
  rotate: '换密钥',
  remove: '到期清理',
  sweep: '清理文件',
  feasts: '节前提醒',
};

export const templateState: Readonly<Record<TemplateCheck['state'], string>> = {
  fits: '一致',
  'not-there': '后台没有这个模板',
  'other-fields': '字段不一样',
  unasked: '微信没有回答，稍后再试',
};
export const templateText = {
  demo: '还用着演示的编号',
  long: '长期',
  once: '一次一条',
  missing: (fields: string) => `缺 ${fields}`,
};

export const unreachableText = {
  intro: '这些人有事等着，微信没能告诉他们。是什么事，这里不显示。',
  empty: '没有要另外提醒的人',
  emptyText: '近三十天，消息都送到了，或者本人不要微信消息。',
  share: '发一张卡片到群里',
  shareNote: '卡片上没有名字，谁点开看到的都是自己的事。',
  cardTitle: '风纪扣里有事等你，点开看看',
  officers: '收不到消息的值班员',
  officersNote: '值班前请他们在“提醒设置”里添一次。',
  people: '要提醒的人',
  since: (when: string, count: number) => `${when}起，${count} 件`,
  later: '下一页',
};

export const whyText: Readonly<Record<Unreachable['why'], string>> = {
  'not-bound': '还没有绑定微信',
  'no-consent': '没有同意接收提醒',
  'no-permission': '没有可用的消息',
  failed: '没有送到',
  unknown: '可能没有送到',
};
