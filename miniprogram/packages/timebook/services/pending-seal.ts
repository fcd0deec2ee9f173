import type { Input } from '../../../../core/contract';

/**
 * A seal that was sent and has no definite answer yet, kept word for word across a kill of the program: sent again with the same
 * request id it gives the first answer, or does now what was not done.
 */
const key = (nodeId: string) => `seal/${nodeId}`;

export function pendingSeal(nodeId: string): Input<'timebook.seal'> | undefined {
  return (wx.getStorageSync(key(nodeId)) || undefined) as Input<'timebook.seal'> | undefined;
}

export function keepPendingSeal(input: Input<'timebook.seal'>): void {
  wx.setStorageSync(key(input.nodeId), input);
}

export function forgetPendingSeal(nodeId: string): void {
  wx.removeStorageSync(key(nodeId));
}
