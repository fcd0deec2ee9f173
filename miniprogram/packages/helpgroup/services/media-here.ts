import { media } from './helpgroup';

const here = new Map<string, string>();

/**
 * A picture or a voice as a file of this visit: it is removed when its page goes, so that nothing private stays on the phone.
 * @throws Fault
 */
export async function mediaHere(mediaId: string): Promise<string> {
  const known = here.get(mediaId);
  if (known !== undefined) return known;
  const { format, data } = await media({ mediaId });
  const path = `${wx.env.USER_DATA_PATH}/media-${mediaId}.${format}`;
  wx.getFileSystemManager().writeFileSync(path, data, 'base64');
  here.set(mediaId, path);
  return path;
}

/** Takes the files of this visit off the phone. */
export function forgetMedia(): void {
  for (const filePath of here.values()) wx.getFileSystemManager().unlink({ filePath });
  here.clear();
}
