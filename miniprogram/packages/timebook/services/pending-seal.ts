import type { Input } from '../../../../core/contract';
import { letterKeys } from '../../../services/letters-here';

/**
 * A seal that was sent and has no definite answer yet, kept word for word across a kill of the program: sent again with the same
 * request id it gives the first answer, or does now what was not done.
 */
const key = letterKeys.seal;

export function pendingSeal(nodeId: string): Input<'timebook.seal'> | undefined {
  return (wx.getStorageSync(key(nodeId)) || undefined) as Input<'timebook.seal'> | undefined;
}

/** A full storage does not keep anybody from sealing: without the word-for-word copy, the node itself says whether it is done. */
export function keepPendingSeal(input: Input<'timebook.seal'>): void {
  try {
    wx.setStorageSync(key(input.nodeId), input);
  } catch {
    wx.removeStorageSync(key(input.nodeId));
  }
}

export function forgetPendingSeal(nodeId: string): void {
  wx.removeStorageSync(key(nodeId));
}
