import type { NodeKind } from '../../../../core/contract/timebook';

/** 闭环: the unit's figures. */
export const closureText = {
  place: '换一个单位或科室',
  asOf: (day: string) => `截至 ${day}`,
  of: (due: number) => `/ ${due} 个已到的节点已闭环`,
  sum: (came: number, excused: number) =>
    excused > 0 ? `到过 ${came} 个，按规定免除 ${excused} 个` : `到过 ${came} 个`,
  people: (cadres: number, books: number) => `在职年轻干部 ${cadres} 人，${books} 人有时光书`,
  closed: '闭环',
  running: '期限内',
  overdue: '逾期',
  cuts: { sections: '按科室', kinds: '按节点', years: '按年份' } as const,
  count: (closed: number) => String(closed),
  outOf: (due: number, excused: number) => (excused > 0 ? `/ ${due}，免除 ${excused}` : `/ ${due}`),
  unit: (name: string) => `${name}（不在科室）`,
  year: (year: string) => `${year}年`,
  rest: {
    sections: (parts: number) => `其他科室（${parts} 个合并）`,
    kinds: (parts: number) => `其他节点（${parts} 种合并）`,
    years: (parts: number) => `其他年份（${parts} 年合并）`,
  },
  whose: '名单：逾期、期限内、纸质',
  paper: (n: number) => (n > 0 ? `；纸质章同等计入，含 ${n} 个` : ''),
  note: '一颗扣子是一个节点，这里没有姓名，也没有一个字的信。节点到了以后三十天内为期限，休假的日子不算。按人现在所在的科室、节点到的年份计；已离任的不计。不作比较。',
  merged: (fewest: number) => `不满 ${fewest} 人的合并起来，免得认出是谁。`,
  document: (name: string) => (name ? `依据：${name}` : '依据的文件还没有填'),
  few: '人太少，不列数字',
  fewText: (fewest: number) => `有节点的不满 ${fewest} 人，列出来就认得出是谁。`,
  empty: '还没有到过的节点',
  emptyText: '有了时光书、到了第一个节点以后，这里会有。',
  none: '没有你能看的单位',
  noneText: '职责由系统管理员给定，定了以后这里会有。',
  rowLabel: (title: string, closed: number, due: number, overdue: number) =>
    `${title}，${due} 个节点闭环 ${closed} 个${overdue > 0 ? `，逾期 ${overdue} 个` : ''}`,
};

export const kindText: Readonly<Record<NodeKind, string>> = {
  onboarding: '入职',
  anniversary: '周年',
  rotation: '岗位交流',
  promotion: '提任',
  'probation-end': '转正',
  leaving: '离任',
  request: '申请开启',
};
