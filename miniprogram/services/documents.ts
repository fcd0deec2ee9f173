import type { Input, Output } from '../../core/contract';
import { meText } from '../text/me';
import { ActIds } from './act-ids';
import { call } from './cloud';
import { Fault } from './fault';

const acts = new ActIds();

/** Orders a document, fetches it and hands it over: a PDF opens in the phone's viewer, a file for machines is sent to a chat. Throws `Fault`. */
export async function takeAlong(kind: Input<'export.order'>['kind']): Promise<void> {
  const { id } = await acts.run(kind, (requestId) => call('export.order', { requestId, kind }));
  const made = await call('export.fetch', { documentId: id });
  const path = await download(made);
  if (made.ending === 'pdf') await open(path);
  else await send(path, `${made.name}.json`);
}

/** Fetches under a name that a person knows. */
function download({ url, name, ending }: Output<'export.fetch'>): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}.${ending}`;
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url,
      filePath,
      success: ({ statusCode }) => (statusCode === 200 ? resolve(filePath) : reject(new Fault('TIMEOUT'))),
      fail: () => reject(new Fault('TIMEOUT')),
    });
  });
}

function open(filePath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    wx.openDocument({
      filePath,
      fileType: 'pdf',
      showMenu: true,
      success: () => resolve(),
      fail: () => reject(new Fault('INTERNAL')),
    });
  });
}

/** Asks first: a file is sent out of a tap, and the one that began this is long over. */
function send(filePath: string, fileName: string): Promise<void> {
  return new Promise((resolve) => {
    wx.showModal({
      title: meText.sendTitle,
      content: meText.sendText,
      confirmText: meText.send,
      success: ({ confirm }) => {
        if (confirm) wx.shareFileMessage({ filePath, fileName, complete: () => resolve() });
        else resolve();
      },
      fail: () => resolve(),
    });
  });
}
