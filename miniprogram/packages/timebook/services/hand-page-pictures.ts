import { handPage } from '../../../services/timebook';

const endings = { jpeg: 'jpg', png: 'png' } as const;
const here = new Map<string, string>();

/**
 * The picture of a photo as a file of this visit: it is removed when its page goes, so that nothing private stays on the phone.
 * @throws Fault
 */
export async function pictureHere(pageId: string): Promise<string> {
  const known = here.get(pageId);
  if (known !== undefined) return known;
  const { kind, data } = await handPage(pageId);
  const path = `${wx.env.USER_DATA_PATH}/page-${pageId}.${endings[kind]}`;
  wx.getFileSystemManager().writeFileSync(path, data, 'base64');
  here.set(pageId, path);
  return path;
}

/** Takes the file of a photo off the phone; one that was never fetched is passed over. */
export function forgetPicture(pageId: string): void {
  const path = here.get(pageId);
  if (path === undefined) return;
  here.delete(pageId);
  wx.getFileSystemManager().unlink({ filePath: path });
}
