import { kindRules, type NodeKind } from './kinds';
import type { PaperPlace } from './paper';

export type { NodeKind } from './kinds';

/** What is known of a node and never derived; its state is (see `state.ts`). Instants are epoch milliseconds. */
export type NodeFacts = {
  _id: string;
  bookId: string;
  kind: NodeKind;
  /** Which anniversary (1 = first); 0 for the other kinds. */
  years: number;
  /** Beijing day of the occasion, as the ledger says it. */
  day: string;
  /**
   * When it comes for its author: Beijing midnight of that day, or of the day on which it was recorded when that is later. What
   * is due is counted from here.
   */
  dueAt: number;
  openedAt: number | null;
  rereadAt: number | null;
  closedAt: number | null;
  chapterNumber: number | null;
  /** Excused by rule (leave, illness): never overdue, still closable. */
  exemption?: { because: 'leave' | 'illness'; at: number } | null;
  /** The day of a chapter that was written on paper, as HR recorded it: that it exists and where it is kept, never its text. */
  paperDay?: string | null;
  paperKept?: PaperPlace | null;
  /** When that record was made, or taken back. */
  paperAt?: number | null;
  /** Set when the ledger took its event back before anything happened here; a withdrawn node is as if it were not. */
  withdrawnAt?: number | null;
  /** Keyed over what it is and when it comes: a node that opens a chapter early cannot be made up in the store. */
  seal?: string;
};

/** Natural key of a node: whoever makes it twice makes the same one. */
export function nodeIdOf(bookId: string, kind: NodeKind, day: string): string {
  const part = { none: '', year: `:${day.slice(0, 4)}`, day: `:${day}` }[kindRules[kind].keyedBy];
  return `${bookId}:${kind}${part}`;
}

/** Natural key of the node of entering service. */
export function onboardingId(bookId: string): string {
  return nodeIdOf(bookId, 'onboarding', '');
}
