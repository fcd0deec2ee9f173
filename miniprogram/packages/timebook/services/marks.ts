import type { PromiseMark } from '../../../../core/contract/timebook';
import { letterKeys } from '../../../services/letters-here';

/** Marks chosen while re-reading, until they are handed in: leaving the page loses none. They stay on this phone. */
const key = letterKeys.marks;

export function keptMarks(nodeId: string): (PromiseMark | null)[] {
  return (wx.getStorageSync(key(nodeId)) || []) as (PromiseMark | null)[];
}

export function keepMarks(nodeId: string, marks: (PromiseMark | null)[]): void {
  wx.setStorageSync(key(nodeId), marks);
}

export function forgetMarks(nodeId: string): void {
  wx.removeStorageSync(key(nodeId));
}
