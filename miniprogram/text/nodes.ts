import type { NodeKind, PromiseMark } from '../../core/contract/timebook';
import { numeral } from './dates';

const plain: Record<Exclude<NodeKind, 'anniversary'>, string> = {
  onboarding: '入职',
  rotation: '岗位交流',
  promotion: '提任',
  'probation-end': '转正',
  leaving: '离任',
  request: '申请开启',
};

/** `入职三周年`, `入职`, `岗位交流`: a node by its full name. */
export function nodeName(kind: NodeKind, years: number): string {
  return kind === 'anniversary' ? `入职${numeral(years)}周年` : plain[kind];
}

/** `三周年`: the name where 入职 is understood. */
export function shortNodeName(kind: NodeKind, years: number): string {
  return kind === 'anniversary' ? `${numeral(years)}周年` : plain[kind];
}

/** `第三章`. */
export function chapterName(number: number): string {
  return `第${numeral(number)}章`;
}

/** `9F3C 27A1 · 5E08 B4D2`, from 16 hex digits. */
export function fingerprintText(fingerprint: string): string {
  const parts = fingerprint.match(/.{1,4}/g) ?? [];
  return `${parts.slice(0, 2).join(' ')} · ${parts.slice(2, 4).join(' ')}`;
}

export const markNames: Record<PromiseMark, string> = { kept: '守住', strayed: '有偏差', help: '需帮助' };
