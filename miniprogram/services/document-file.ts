import type { Output } from '../../core/contract';
import { fileText } from '../text/files';
import { call } from './cloud';
import { Fault } from './fault';

/** How far a document is: being made, or `percent` of it here. */
export type Step = { at: 'making' } | { at: 'fetching'; percent: number };

/**
 * Fetches an ordered document and hands it over: a PDF or a spreadsheet opens in the phone's viewer, a file for machines is sent to a chat.
 * `told` hears how far it is. Gives whether the person took it.
 * @throws Fault
 */
export async function takeDocument(documentId: string, told: (step: Step) => void): Promise<boolean> {
  const made = await call('export.fetch', { documentId });
  const path = await download(made, (percent) => told({ at: 'fetching', percent }));
  if (made.ending === 'json') return send(path, `${made.name}.json`);
  await openFile(path, made.ending);
  return true;
}

/** Fetches under a name that a person knows. */
export function download(
  { url, name, ending }: Pick<Output<'export.fetch'>, 'url' | 'name' | 'ending'>,
  told: (percent: number) => void = () => undefined,
): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}.${ending}`;
  return new Promise((resolve, reject) => {
    const task = wx.downloadFile({
      url,
      filePath,
      success: ({ statusCode }) => (statusCode === 200 ? resolve(filePath) : reject(new Fault('TIMEOUT'))),
      fail: () => reject(new Fault('TIMEOUT')),
    });
    task.onProgressUpdate(({ progress }) => told(progress));
  });
}

/** Opens a file in the phone's viewer, from where it is sent on. */
export function openFile(filePath: string, fileType: 'pdf' | 'xlsx'): Promise<void> {
  return new Promise((resolve, reject) => {
    wx.openDocument({
      filePath,
      fileType,
      showMenu: true,
      success: () => resolve(),
      fail: () => reject(new Fault('INTERNAL')),
    });
  });
}

/** Asks first: a file is sent out of a tap, and the one that began this is long over. Gives whether it was sent. */
function send(filePath: string, fileName: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      title: fileText.sendTitle,
      content: fileText.sendText,
      confirmText: fileText.send,
      success: ({ confirm }) => {
        if (!confirm) return resolve(false);
        wx.shareFileMessage({ filePath, fileName, success: () => resolve(true), fail: () => resolve(false) });
      },
      fail: () => resolve(false),
    });
  });
}
