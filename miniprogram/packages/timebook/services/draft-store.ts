import type { Input, Output } from '../../../../core/contract';
import { letterKeys } from '../../../services/letters-here';
import type { Letter } from './draft-merge';

export type KeptDraft = Letter & { revision: number; dirty: boolean; inFlight?: Input<'timebook.saveDraft'> };
/** What the page says around a draft; with it a phone without network opens the page it knows. */
export type DraftHead = Omit<Output<'timebook.draft'>, 'draft'>;

/** Drafts on this phone, one per node. */
export type LocalDrafts = {
  get(nodeId: string): KeptDraft | undefined;
  put(nodeId: string, draft: KeptDraft): void;
  /** Keeps a version that was not chosen, until the chapter is sealed. */
  setAside(nodeId: string, letter: Letter): void;
  clear(nodeId: string): void;
};

/** Five versions are more than two phones can make in one sitting; older ones go first. */
const asideLimit = 5;

const { draft: draftKey, head: headKey, aside: asideKey } = letterKeys;

export const localDrafts: LocalDrafts = {
  get(nodeId) {
    return (wx.getStorageSync(draftKey(nodeId)) || undefined) as KeptDraft | undefined;
  },
  put(nodeId, draft) {
    wx.setStorageSync(draftKey(nodeId), draft);
  },
  setAside(nodeId, letter) {
    const before = (wx.getStorageSync(asideKey(nodeId)) || []) as Letter[];
    const one = { text: letter.text, promises: letter.promises };
    wx.setStorageSync(asideKey(nodeId), [...before, one].slice(-asideLimit));
  },
  clear(nodeId) {
    wx.removeStorageSync(draftKey(nodeId));
    wx.removeStorageSync(headKey(nodeId));
    wx.removeStorageSync(asideKey(nodeId));
  },
};

/** The head kept with a draft, if this phone has written it before. */
export function keptHead(nodeId: string): DraftHead | undefined {
  return (wx.getStorageSync(headKey(nodeId)) || undefined) as DraftHead | undefined;
}

export function keepHead(nodeId: string, { draft: _text, ...head }: Output<'timebook.draft'>): void {
  wx.setStorageSync(headKey(nodeId), head);
}
