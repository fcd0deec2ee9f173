import type { LifeEventView, PostingView } from '../../../../core/contract/career';
import { dayText } from '../../../text/dates';

type Kind = LifeEventView['kind'];

/** What an event of the ledger is called. */
export const kindName: Readonly<Record<Kind, string>> = {
  entry: '入职',
  'probation-end': '试用期满转正',
  rotation: '岗位交流',
  promotion: '提拔任用',
  sanction: '处分',
  'family-change': '家庭变化',
  'leave-start': '开始休长假',
  'leave-end': '休长假结束',
  leaving: '离任',
};

const statusWord: Readonly<Record<LifeEventView['status'], string>> = {
  proposed: '等人事确认',
  confirmed: '',
  refused: '没有确认',
  corrected: '已更正',
};

/** `清河区住建局 · 规划建设科 · 科员`. */
export function placeText(place: { unitName: string; sectionName: string | null; position: string }): string {
  return [place.unitName, place.sectionName, place.position].filter(Boolean).join(' · ');
}

/** An entry as a row: what, when, where it leads, how it stands and why. */
export function eventRow(event: LifeEventView) {
  const { id, kind, status, reason, note, to } = event;
  const name = kindName[kind];
  const day = dayText(event.day);
  const state = statusWord[status];
  const lines = [to ? placeText(to) : '', note].filter(Boolean);
  const why = reason === '' ? '' : reasonText(status, reason);
  const tone = status === 'proposed' ? 'warn' : 's';
  const past = status === 'corrected' || status === 'refused';
  const label = [name, day, state, ...lines, why].filter(Boolean).join('，');
  return { id, name, day, state, tone, lines, why, past, label, standing: status === 'confirmed' };
}

function reasonText(status: LifeEventView['status'], reason: string): string {
  return status === 'refused' ? `理由：${reason}` : `更正理由：${reason}`;
}

/** A stay as a row: where, from when until when. */
export function stayRow(stay: PostingView) {
  const until = stay.untilDay === null ? '今' : dayText(stay.untilDay);
  return { key: stay.fromDay, place: placeText(stay), period: `${dayText(stay.fromDay)} 至 ${until}` };
}

export const careerText = {
  intro: '转正、交流、提任和家里的大事，由人事记在这里。你也可以提出来，人事核对以后生效。',
  stays: '任职经历',
  noStays: '还没有记过任职经历',
  events: '记过的事',
  noEvents: '还没有记过',
  propose: '提一条',
  wrong: '有记错的，请告诉人事更正；原来的一条会留着，写明理由。',
};

export const proposeText = {
  title: '发生了什么',
  kind: '哪一类',
  day: '哪一天',
  note: '想让人事知道的（可以不写）',
  noteHint: '例如：调令的文号，到哪个科室。只写必要的。',
  after: '人事会看到这一条和这句话。确认以后，时光书和提醒会跟着变。',
  send: '交给人事确认',
  sent: '交给人事了',
};

export const waitingText = {
  intro: '同志们自己提出来的，核对以后确认；对不上的写明理由退回，本人会看到。',
  empty: '没有等你确认的',
  emptyText: '有人提出转正、交流、提任或家庭变化，会在这里。',
  confirm: '核对并确认',
  refuse: '退回',
  reason: '退回的理由',
  reasonHint: '本人会看到这句话',
  send: '退回给本人',
  cancel: '先不退',
  refused: '退回了',
  at: (day: string) => `${day}提出`,
  confirmLabel: (name: string, kind: string) => `核对并确认，${name}的${kind}`,
  refuseLabel: (name: string, kind: string) => `退回，${name}的${kind}`,
};

export const personText = {
  facts: '基本情况',
  entry: '入职',
  born: '出生年份',
  cadre: '年轻干部',
  yes: '是',
  no: '不是',
  stays: '任职经历',
  events: '经历',
  noEvents: '还没有记过',
  noStays: '还没有记过任职经历',
  enter: '记一条',
  correct: '更正',
  correctLabel: (name: string, day: string) => `更正，${day}${name}`,
  whyTitle: '为什么要看',
  whyText: '本人会看到是谁、什么时候、为什么看的。',
  whyHint: '例如：转正考察',
  whyGo: '查看',
};

export const eventText = {
  enterTitle: (name: string) => `给${name}记一条`,
  confirmTitle: (name: string) => `确认${name}提出的`,
  correctTitle: (name: string) => `更正${name}的一条`,
  kind: '哪一类',
  day: '哪一天',
  unit: '到哪个单位',
  section: '到哪个科室',
  noSection: '不在科室',
  position: '职务',
  positionHint: '例如：副科长',
  note: '依据，不写案情和家庭隐私（可以不写）',
  noteHint: '文件名称和文号',
  reason: '更正的理由',
  reasonHint: '本人会看到这句话',
  leavingNote: '离任以后，这位同志的职责和导师结对当即结束，空出来的岗位会显示出来；书为本人打开。',
  confirmName: (name: string) => `输入“${name}”来确认`,
  save: '记下',
  confirm: '确认',
  correct: '更正',
  remove: '这件事没有发生过',
  removeNote: '更正会把跟着它来的节点、提醒、任职一起改过来；本人已经打开、写过的不动。',
  removed: '已撤掉',
  saved: '记下了',
  chooseUnit: '先选单位',
  missing: '还有没填的',
};
