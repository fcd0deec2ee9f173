import type { IntakeOutputs } from '../../../../core/contract/intake';

type View = IntakeOutputs['one']['import'];
type Problem = View['problems'][number]['problems'][number];

/** What a column is called in the file. */
export const columnName: Readonly<Record<Problem['column'], string>> = {
  name: '姓名',
  unit: '单位',
  section: '科室',
  position: '职务',
  entryDay: '入职日期',
  born: '出生年份',
  idNumber: '身份证号',
  phone: '手机号',
  cadre: '年轻干部',
};

/** What is wrong in a cell, after the column's name. */
const problemText: Readonly<Record<Problem['code'], string>> = {
  missing: '没有填',
  'odd-name': '不像姓名',
  'odd-day': '不是日期，写成 2026-07-01',
  'odd-year': '不对，写四位年份',
  'odd-id': '不对，请核对末位',
  'id-as-number': '被表格改成了数字，请按文本重填',
  'odd-phone': '不对，要 11 位手机号',
  'odd-yes-no': '只写 是 或 否',
  'too-long': '太长',
  'unknown-unit': '名册里没有，照模板第二张表写',
  'unknown-section': '这个单位没有，照模板第二张表写',
  twice: '和前面一行是同一个人',
  elsewhere: '已在别的单位，调动请在经历里记',
  several: '有几个同名的人，请补身份证号',
  'other-entry-day': '和名册里的不同，请在经历里更正',
  left: '已离任',
};

/** `第 6 行 王明：入职日期不是日期…；身份证号不对`. */
export function problemRow({ line, name, problems }: View['problems'][number]) {
  const words = problems.map(({ column, code }) => `${columnName[column]}${problemText[code]}`).join('；');
  const who = [`第 ${line} 行`, name].filter(Boolean).join('　');
  return { line, who, words, label: `${who}，${words}` };
}

/** A row of the preview: newcomer, or which cells change. */
export function sampleRow({ line, name, kind, columns }: View['sample'][number]) {
  const words = kind === 'fresh' ? '新的人' : `改：${columns.map((one) => columnName[one]).join('、')}`;
  return { line, name, words };
}

const stateName: Readonly<Record<View['state'], string>> = {
  preview: '等你确认',
  running: '没写完',
  done: '已写入',
  undoing: '没撤完',
  undone: '已撤回',
};

export const intakeText = {
  intro: '先看清会改什么，再确认；没确认以前，名册一个字都不动。写入以后七天内可以撤回。',
  unit: '给哪里导入',
  template: '取模板',
  choose: '从聊天里选一个表',
  reading: '正在核对每一行',
  out: '导出名册',
  outNote: '名单离开系统，会记进单位的操作记录。',
  counts: (view: View) =>
    [
      [view.fresh, '新的人'],
      [view.changed, '要改的'],
      [view.same, '没变的'],
      [view.wrong, '有问题'],
    ].map(([count, name]) => ({
      name: String(name),
      count: String(count),
      tone: name === '有问题' && count ? 'warn' : '',
    })),
  problems: '有问题的行',
  problemsNote: '这些行不会写入。改好以后，整张表再导一次就行，已经写入的不会重复。',
  moreProblems: (n: number) => `还有 ${n} 行`,
  sample: '会写入的',
  moreSample: (n: number) => `还有 ${n} 人`,
  nothing: '没有要写入的',
  typeName: '照样输入',
  outName: '输入下面的名称来确认：',
  confirmName: (name: string) => `输入“${name}”来确认`,
  write: (n: number) => `写入 ${n} 人`,
  goOn: '接着写完',
  undo: '撤回这次导入',
  undoGoOn: '接着撤完',
  undoNote: '撤回只去掉这次写入的人和改动；已经加入小程序的、后来改过的不动。',
  progress: (done: number, all: number) => `${done} / ${all}`,
  running: '正在写入。离开也不要紧，回来接着写。',
  undoing: '正在撤回。离开也不要紧，回来接着撤。',
  done: '写好了',
  undone: '撤回了',
  kept: (n: number) => `${n} 人在这期间有了变化，没有动`,
  history: '最近的导入',
  another: '另导一个表',
  state: (view: View) =>
    view.open || view.state === 'done' || view.state === 'undone' ? stateName[view.state] : '已过期',
  historyLabel: (name: string, state: string, day: string) => `${name}，${state}，${day}`,
};
