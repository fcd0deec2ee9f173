import type { NodeList } from '../../../core/contract/closure';
import { dayInChinese } from '../../../core/domain/calendar/beijing';
import type { PaperPlace } from '../../../core/domain/node/paper';
import type { Column } from '../setting/spreadsheet';

export const sheetText = {
  title: (place: string) => `${place} · 时光书闭环`,
  namesTitle: (place: string) => `${place} · 逾期、期限内和纸质的节点`,
  asOf: (day: string) => `截至${dayInChinese(day)}`,
  counted: (day: string, cadres: number, books: number) =>
    `截至${dayInChinese(day)}，在职年轻干部 ${cadres} 人，${books} 人有时光书`,
  document: (name: string) => (name ? `依据：${name}` : '依据的文件还没有填'),
  total: '合计',
  sections: '按科室',
  kinds: '按节点',
  years: '按年份',
  names: '名单',
  place: '单位或科室',
  section: '科室',
  kind: '节点',
  year: '年份',
  anniversary: '周年',
  unitItself: (name: string) => `${name}（不在科室）`,
  yearOf: (year: string) => `${year}年`,
  rest: (parts: number) => `其余（${parts} 项合并）`,
  note: '应闭环 = 已闭环 + 期限内 + 逾期，是比例的分母；免除的不在其中。节点到了以后三十天内为期限，休假的日子不算。纸质章同等计入已闭环。按人现在所在的科室、节点到的年份计；已离任的不计。',
  merged: (fewest: number) => `不满 ${fewest} 人的合并起来，免得认出是谁。`,
  namesNote: '含姓名，只用于和本人、导师谈话。这里没有一个字的信。用完请删除。',
  lists: { overdue: '逾期', running: '期限内', paper: '纸质' } satisfies Record<NodeList, string>,
  kept: {
    'personnel-file': '人事档案',
    'unit-archive': '单位档案室',
    section: '科室',
    author: '本人自存',
  } satisfies Record<PaperPlace, string>,
};

/** Figures of a row, in the order of `numbers` in `set-sheet.ts`. */
export const closureColumns: readonly Column[] = [
  { title: '涉及人数', width: 12 },
  { title: '应闭环', width: 12 },
  { title: '已闭环', width: 12 },
  { title: '期限内', width: 12 },
  { title: '逾期', width: 12 },
  { title: '免除', width: 12 },
  { title: '其中纸质', width: 12 },
];

export const nameColumns: readonly Column[] = [
  { title: '状态', width: 10 },
  { title: '姓名', width: 14 },
  { title: '科室', width: 20 },
  { title: '节点', width: 20 },
  { title: '节点日', width: 14 },
  { title: '逾期天数', width: 12 },
  { title: '导师', width: 14 },
  { title: '纸质章写于', width: 14 },
  { title: '纸质章存放', width: 18 },
];
