/** Forgets everything that this phone keeps of the person: what was stored, and the files that were fetched. Never throws. */
export function forgetHere(): void {
  try {
    wx.clearStorageSync();
    const files = wx.getFileSystemManager();
    for (const name of files.readdirSync(wx.env.USER_DATA_PATH)) {
      if (/\.(pdf|json)$/.test(name)) files.unlinkSync(`${wx.env.USER_DATA_PATH}/${name}`);
    }
  } catch {
    // A file that the viewer still holds goes with the program.
  }
}
