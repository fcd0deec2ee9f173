import { pictureText } from '../text/picture';

/** What became of saving: `refused` when the person keeps the album closed, `failed` when the phone could not. */
export type Saved = 'saved' | 'refused' | 'failed';

/**
 * Puts pictures into the phone's album, one after the other; `told` hears the number of each before it goes. The first time the phone
 * asks; whoever said no is led to the settings, and nothing is asked again by itself.
 */
export async function saveToAlbum(paths: readonly string[], told?: (number: number) => void): Promise<Saved> {
  for (const [at, filePath] of paths.entries()) {
    told?.(at + 1);
    let saved = await save(filePath);
    if (saved === 'refused' && (await openedAlbum())) saved = await save(filePath);
    if (saved !== 'saved') return saved;
  }
  return 'saved';
}

function save(filePath: string): Promise<Saved> {
  return new Promise((resolve) => {
    wx.saveImageToPhotosAlbum({
      filePath,
      success: () => resolve('saved'),
      fail: ({ errMsg }) => resolve(/auth|deny|denied|authorize/i.test(errMsg) ? 'refused' : 'failed'),
    });
  });
}

/** Explains and opens the settings; resolves whether the album is open to us now. */
function openedAlbum(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      title: pictureText.albumTitle,
      content: pictureText.albumText,
      confirmText: pictureText.albumSettings,
      success: ({ confirm }) => {
        if (!confirm) return resolve(false);
        wx.openSetting({
          success: ({ authSetting }) => resolve(authSetting['scope.writePhotosAlbum'] === true),
          fail: () => resolve(false),
        });
      },
      fail: () => resolve(false),
    });
  });
}
