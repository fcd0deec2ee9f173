import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions } from '../call-style';
import { sourceAddress } from '../files/open-source';
import { postTo } from './share';

/** The menu's share entries, what cards carry, and files sent into a chat. */
export function shareMenuArea(host: ApiHost): Area {
  const menu = (name: string, apply: (options: CallOptions) => void) => (options?: CallOptions) =>
    answerCall(name, options, () => apply(options ?? {}));
  const ticket = (options: CallOptions) => {
    if (options.withShareTicket !== undefined)
      host.sharing.withShareTicket = options.withShareTicket === true;
  };
  /** Sending a file needs a tap; the tap state ends with this macrotask. */
  const send = (name: string, kind: 'file' | 'image', pathIn: string) => (options?: CallOptions) => {
    const tapped = host.tap.active();
    return answerCall(name, options, async () => {
      if (!tapped) throw new CallFailure('can only be invoked by user TAP gesture.');
      const path = String(options?.[pathIn] ?? '');
      if (sourceAddress(host, path) === undefined) throw new CallFailure('file not exists');
      const title = String(options?.fileName ?? path.split('/').at(-1));
      if (!(await postTo(host, { kind, title, imageUrl: sourceAddress(host, path) })))
        throw new CallFailure('cancel');
    });
  };
  return {
    showShareMenu: menu('showShareMenu', (options) => {
      host.sharing.hidden = false;
      ticket(options);
    }),
    hideShareMenu: menu('hideShareMenu', () => {
      host.sharing.hidden = true;
    }),
    updateShareMenu: menu('updateShareMenu', ticket),
    shareFileMessage: send('shareFileMessage', 'file', 'filePath'),
    showShareImageMenu: send('showShareImageMenu', 'image', 'path'),
  };
}
