import { sharePage } from '../../api/chats/share';
import type { Phone } from './make-phone';

/** The capsule's three dots: share what the page offers to share, start again. */
export async function openCapsuleMenu(phone: Phone, restart: (path?: string) => void): Promise<void> {
  const { host, program } = phone;
  const offered =
    typeof program.stack.pages.at(-1)?.instance.onShareAppMessage === 'function' && !host.sharing.hidden;
  const items = [...(offered ? ['转发给朋友'] : []), '重新进入小程序'];
  const chosen = await host.sheet<number | null>('action-sheet', {
    items,
    title: String(host.project.title ?? ''),
  });
  const item = chosen === null ? undefined : items[chosen];
  if (item === '重新进入小程序') restart('');
  if (item === '转发给朋友') await sharePage(host, { from: 'menu' });
}
