import type { Input } from '../../../../core/contract';
import type { Letter } from './draft-merge';

export type KeptDraft = Letter & { revision: number; dirty: boolean; inFlight?: Input<'timebook.saveDraft'> };

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

const draftKey = (nodeId: string) => `draft/${nodeId}`;
const asideKey = (nodeId: string) => `draft-aside/${nodeId}`;

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
    wx.removeStorageSync(asideKey(nodeId));
  },
};
