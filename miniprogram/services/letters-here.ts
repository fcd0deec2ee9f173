/** Where this phone keeps what can be read of a letter, by node. Nothing of it outlives the seal. */
export const letterKeys = {
  draft: (nodeId: string) => `draft/${nodeId}`,
  head: (nodeId: string) => `draft-head/${nodeId}`,
  aside: (nodeId: string) => `draft-aside/${nodeId}`,
  seal: (nodeId: string) => `seal/${nodeId}`,
  marks: (nodeId: string) => `marks/${nodeId}`,
};

/**
 * Forgets what this phone still keeps of letters that the cloud has sealed. A seal may come down while nobody here sees it: the
 * program was killed before the answer, or another phone sealed.
 */
export function forgetSealed(nodeIds: readonly string[]): void {
  if (nodeIds.length === 0) return;
  const here = new Set(wx.getStorageInfoSync().keys);
  for (const nodeId of nodeIds)
    for (const key of Object.values(letterKeys)) if (here.has(key(nodeId))) wx.removeStorageSync(key(nodeId));
}
