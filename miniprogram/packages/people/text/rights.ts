import type { ConsentPurpose, HeldPart } from '../../../../core/contract/account';
import type { ComplaintKind, ComplaintView } from '../../../../core/contract/complaint';
import type { NodeKind } from '../../../../core/contract/timebook';
import { dayOf, dayText, stampText } from '../../../text/dates';
import { chapterName, fingerprintText, nodeName } from '../../../text/nodes';

type Row = HeldPart['rows'][number];

const purposeName: Readonly<Record<ConsentPurpose, string>> = {
  timebook: '写信与封存',
  family: '和家人一起',
  reminders: '提醒',
};

const kindName: Readonly<Record<ComplaintKind, string>> = {
  suggestion: '建议',
  complaint: '投诉',
  correction: '更正',
  objection: '异议',
};

const kindHint: Readonly<Record<ComplaintKind, string>> = {
  suggestion: '哪里不好用，想要什么',
  complaint: '什么事、什么时候、谁在场。不写国家秘密。',
  correction: '哪一条记错了，应该是什么',
  objection: '不同意哪个评价或决定，为什么',
};

const stamp = (value: Row[string] | undefined) => (typeof value === 'number' ? stampText(value) : '');
const day = (value: Row[string] | undefined) => (typeof value === 'string' ? dayText(value) : '');
const told = (name: string, value: string) => (value === '' ? [] : [{ name, value }]);

/** One consent as it was given: to what, in which version, when. */
export function consentRow(row: Row) {
  const purpose = row.purpose as ConsentPurpose;
  const stands = row.withdrawnAt === null;
  const when = stands ? `${stamp(row.givenAt)}同意` : `${stamp(row.withdrawnAt)}撤回`;
  return { purpose, stands, name: purposeName[purpose], note: `版本 ${row.version} · ${when}` };
}

/** What one row says, name by name. */
const lines: Readonly<Record<HeldPart['kind'], (row: Row) => { name: string; value: string }[]>> = {
  person: (row) => [
    ...told('姓名', String(row.name ?? '')),
    ...told('职务', String(row.position ?? '')),
    ...told('入职', day(row.entryDay)),
    ...told('出生年份', row.bornYear === null ? '' : String(row.bornYear ?? '')),
    ...told('年轻干部', row.cadre ? '是' : '不是'),
    // Keyed hashes: whether there is one is all that can be said of them.
    ...told('身份证号', row.idHash ? '只留了校验值，对不回号码' : '没有登记'),
    ...told('手机号', row.phoneHash ? '只留了校验值，对不回号码' : '没有登记'),
  ],
  account: (row) => told('绑定微信', stamp(row.boundAt)),
  consents: (row) => {
    const { name, note } = consentRow(row);
    return [{ name, value: note }];
  },
  nodes: (row) => [
    { name: nodeName(row.kind as NodeKind, Number(row.years ?? 0)), value: day(row.day) },
    ...told('打开', stamp(row.openedAt)),
    ...told('重读', stamp(row.rereadAt)),
  ],
  chapters: (row) => [
    {
      name: chapterName(Number(row.number)),
      value: row.kind === 'recalled' ? '收回了' : stamp(row.sealedAt),
    },
    ...told('指纹', fingerprintText(String(row.fingerprint ?? ''))),
  ],
  reminders: (row) => [{ name: '提醒', value: stamp(row.dueAt) }],
  permissions: (row) => [{ name: '还能发', value: `${row.count} 次` }],
  complaints: (row) => [
    { name: kindName[row.kind as ComplaintKind], value: String(row.number) },
    ...told('答复', row.answeredAt === null ? `${day(row.dueDay)}前` : stamp(row.answeredAt)),
  ],
  deeds: (row) => [{ name: row.byMe ? '我自己' : '别人', value: stamp(row.at) }],
};

const partName: Readonly<Record<HeldPart['kind'], string>> = {
  person: '名册上的我',
  account: '微信账号',
  consents: '同意与撤回',
  nodes: '人生节点',
  chapters: '封存的信（只有回执）',
  reminders: '提醒',
  permissions: '消息许可',
  complaints: '投诉建议',
  deeds: '对我的数据做过的事',
};

/** Most rows of a part that are shown; all of them are in the export. */
const shown = 6;

/** A part as a section of the page. */
export function partView({ kind, rows }: HeldPart) {
  const more = rows.length - shown;
  return {
    kind,
    title: partName[kind],
    count: `${rows.length} 条`,
    rows: rows.slice(0, shown).map((row, at) => ({ key: String(at), lines: lines[kind](row) })),
    more: more > 0 ? `还有 ${more} 条，在“带走”的文件里` : '',
    none: rows.length === 0,
  };
}

export const heldText = {
  asOf: (instant: number) => `截至 ${stampText(instant)}`,
  intro: '这里是关于你的全部记录。还封存着的信，到日子以前谁也看不到，这里只有回执。',
  nothing: '没有',
  take: '带走一份',
  wrong: '有记错的',
};

export const rightsText = {
  lead: '都是你自己的权利，随时可用，不用说理由。',
  rights: [
    { key: 'held', name: '看关于我的全部记录', note: '马上看到' },
    { key: 'correction', name: '更正', note: '职务、经历、姓名记错了：15 天内答复' },
    { key: 'take', name: '带走', note: '给人看的、给电脑读的，几秒钟做好' },
    { key: 'objection', name: '异议', note: '不同意一个评价或决定：由人来看，15 天内答复' },
    { key: 'looks', name: '谁看过我的', note: '谁、什么时候、为了什么' },
    { key: 'erase', name: '删除我的一切', note: '信当场销毁，其余一天内；要留下的会写明为什么' },
  ] as const,
  account: '换微信、解除绑定：告诉单位人事，核对是本人以后当场办。',
  consentSection: '同意过的事',
  withdraw: '撤回',
  give: '重新同意',
  reminderNote: '撤回以后马上不再发消息，“今天”里照样有。',
  neededNote: '这一项是写信和保存所必需的。撤回它，就是删除。',
  familyNote: '这一项是和家人一起所必需的。撤回它，到“家庭”里点自己离开。',
  withdrawn: '撤回了，从现在起不再发',
  given: '好，又能提醒你了',
  label: (name: string, act: string) => `${act}，${name}`,
};

export const voiceText = {
  lead: '说给区里负责答复的人听，不经过本单位。15 天以内答复，答复在这里看。',
  kinds: (['suggestion', 'complaint', 'correction', 'objection'] as const).map((value) => ({
    value,
    name: kindName[value],
  })),
  text: '要说的话',
  hint: (kind: ComplaintKind) => kindHint[kind],
  send: '提交',
  sent: (number: string, due: string) => `收到了，编号 ${number}，${dayText(due)}前答复`,
  mine: '我提过的',
  none: '还没有提过',
  answer: '答复',
};

/** One that was handed in, for its author and for whoever answers. */
export function complaintRow(one: ComplaintView, today: string) {
  const { id, number, kind, text, at, dueDay, answer, answeredAt } = one;
  const late = answeredAt === null && dueDay < today;
  const state = answeredAt === null ? `${dayText(dueDay)}前答复` : `${dayText(dayOf(answeredAt))}已答复`;
  const head = `${kindName[kind]} · ${dayText(dayOf(at))}`;
  return {
    id,
    number,
    head,
    text,
    answer,
    state: late ? `${state}，已经晚了` : state,
    tone: late ? 'warn' : '',
    open: answeredAt === null,
  };
}

export const deskText = {
  lead: '先到期的排在前面。答复写给本人看，写一次，改不了。',
  from: (name: string, place: string) => [name, place].filter(Boolean).join(' · '),
  open: '写答复',
  openLabel: (number: string) => `写答复，${number}`,
  hint: '查了什么、怎么办的、什么时候办好',
  send: '答复本人',
  cancel: '先不写',
  sent: '答复了',
  empty: '没有等答复的',
  emptyText: '有人提出投诉、建议、更正或异议，会在这里。',
};
