import type { Phone } from './make-phone';

/** The capsule's three dots: share what the page offers to share, start again. */
export async function openCapsuleMenu(phone: Phone, restart: (path?: string) => void): Promise<void> {
  const top = phone.program.stack.pages.at(-1);
  const share = top?.instance.onShareAppMessage;
  const items = [...(typeof share === 'function' ? ['转发给朋友'] : []), '重新进入小程序'];
  const chosen = await phone.host.sheet<number | null>('action-sheet', {
    items,
    title: String(phone.host.project.title ?? ''),
  });
  const item = chosen === null ? undefined : items[chosen];
  if (item === '重新进入小程序') restart('');
  if (item === '转发给朋友' && top && typeof share === 'function') {
    const card: unknown = await share.call(top.instance, { from: 'menu' });
    phone.host.record('share', {
      call: 'onShareAppMessage',
      path: top.route,
      ...(typeof card === 'object' && card !== null ? card : {}),
    });
  }
}
