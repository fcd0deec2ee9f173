import type { NoticeKind, QuizItem } from '../../core/contract/helpgroup';
import { collection } from './collection';
import { is } from './database';

/** A notice in a unit's space, written by an officer for everybody in it. */
export type NoticeRow = {
  _id: string;
  unitId: string;
  kind: NoticeKind;
  /** The day of the feast before which it is a word; null for the other kinds. */
  feastDay: string | null;
  title: string;
  text: string;
  source: string;
  quiz: QuizItem[];
  pinyin: string;
  initials: string;
  writtenBy: string;
  at: number;
};
const base = collection<NoticeRow>('notices');
export const notices = {
  ...base,
  /** Before an instant, the newest first. Index `unitId, at`. */
  ofUnit: (unitId: string, before: number, most: number) =>
    base.find({ unitId, at: is.before(before) }, (query) => query.orderBy('at', 'desc').limit(most)),
  /** Of one kind, the newest first. Index `unitId, kind, at`. */
  ofKind: (unitId: string, kind: NoticeKind, most: number) =>
    base.find({ unitId, kind }, (query) => query.orderBy('at', 'desc').limit(most)),
};
