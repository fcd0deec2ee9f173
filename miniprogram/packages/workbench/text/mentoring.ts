import type { Meeting, NodeStatus, PairState } from '../../../../core/contract/mentor';
import { dayText } from '../../../text/dates';
import { nodeName } from '../../../text/nodes';

const wayText: Record<Meeting['way'], string> = { talk: '面谈', phone: '电话', visit: '走访' };
/** The ways in which two people meet, for choosing. */
export const ways = (Object.keys(wayText) as Meeting['way'][]).map((way) => ({ way, text: wayText[way] }));

/** `2027年7月1日 · 面谈 · 导师记`. */
export function meetingText({ day, way, notedBy }: Meeting): string {
  return [dayText(day), wayText[way], notedBy === 'mentor' ? '导师记' : '干部记'].join(' · ');
}

const stateWord: Record<NodeStatus['state'], string> = {
  upcoming: '还没到',
  open: '已打开',
  reread: '已重读',
  closed: '已闭环',
  overdue: '逾期',
};

/** How a node stands, in a word. */
export function nodeState({ state, overdueDays }: NodeStatus): string {
  return state === 'overdue' ? `逾期 ${overdueDays} 天` : stateWord[state];
}

/** `入职三周年 · 2026年7月1日`. */
export function nodeLine({ kind, years, day }: NodeStatus): string {
  return `${nodeName(kind, years)} · ${dayText(day)}`;
}

export const pairWord: Record<PairState, string> = { none: '没有导师', quiet: '久未联系', fine: '' };

export const meetingForm = {
  section: '见面',
  day: '哪一天',
  way: '怎么见的',
  note: '只记哪一天、怎么见的，不记说了什么。两边都能记，单位只看最近一次是哪天。',
  save: '记一次',
  saved: '记下了',
  none: '还没有记过',
};
