import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';
import { postTo } from './chats/share';
import { sourceAddress } from './files/open-source';

const KINDS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'];

/** `wx.openDocument`: the phone's viewer, as a card that names the file and, with `showMenu`, sends it on. */
export function openDocumentArea(host: ApiHost): Area {
  return {
    openDocument: (options?: CallOptions) =>
      answerCall('openDocument', options, () => {
        requireType('filePath', options?.filePath, 'string');
        const path = String(options?.filePath);
        const kind = String(options?.fileType ?? /\.(\w+)$/.exec(path)?.[1] ?? '').toLowerCase();
        if (!KINDS.includes(kind)) throw new CallFailure('filetype not supported');
        const address = sourceAddress(host, path);
        if (address === undefined) throw new CallFailure('file doesn’t exist');
        const name = path.split('/').at(-1) ?? path;
        host.record('document', { filePath: path, fileType: kind, address });
        void host
          .sheet<'share' | undefined>('document', {
            name,
            kind,
            address,
            showMenu: options?.showMenu === true,
          })
          .then((answer) =>
            answer === 'share' ? postTo(host, { kind: 'file', title: name, imageUrl: address }) : undefined,
          );
      }),
  };
}
