import type { PageInstance } from '../runtime/phone';
import type { ApiHost } from './api-host';

const messages = new WeakMap<PageInstance, string>();

/** Sets or clears the question that the top page asks before the native back arrow leaves it. */
export function setUnloadAlert(host: ApiHost, message: string | undefined): void {
  const top = host.program().stack.pages.at(-1);
  if (!top) return;
  if (message === undefined) messages.delete(top.instance);
  else messages.set(top.instance, message);
}

/**
 * The native way back: asks the page's question first, if it set one, then goes back.
 *
 * `wx.navigateBack` does not ask (the official page names the native arrow, a hand-drawn arrow of a full-screen page, and
 * Android's key).
 */
export async function leaveByBackArrow(host: ApiHost): Promise<void> {
  const top = host.program().stack.pages.at(-1);
  const message = top && messages.get(top.instance);
  if (message !== undefined) {
    const answer = await host.sheet<{ confirm: boolean }>('modal', {
      title: '',
      content: message,
      showCancel: true,
      cancelText: '取消',
      confirmText: '确定',
    });
    if (!answer.confirm) return;
  }
  await host.program().stack.navigateBack(1);
}
