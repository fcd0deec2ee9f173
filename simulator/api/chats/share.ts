import type { ApiHost } from '../api-host';
import { sourceAddress } from '../files/open-source';
import { type Chat, type ChatPost, chatsOf } from './chat';

/** So long a page's `promise` may take before its other answer counts (official page onShareAppMessage). */
const PROMISE_MS = 3000;

interface ShareContent {
  title?: string;
  path?: string;
  imageUrl?: string;
  promise?: Promise<ShareContent>;
}

/**
 * Asks the page what it shares, lets the person choose a chat, and posts the card there.
 * @param asked what `onShareAppMessage` is told: by the menu, or by which button
 */
export async function sharePage(
  host: ApiHost,
  asked: { from: 'button' | 'menu'; target?: unknown },
): Promise<void> {
  const program = host.program();
  const page = program.stack.pages.at(-1);
  if (!page) return;
  const made = page.instance.onShareAppMessage;
  const query = Object.entries(page.query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const content: ShareContent = {
    title: String(program.windowSettings(page.route).navigationBarTitleText || (host.project.title ?? '')),
    path: query ? `${page.route}?${query}` : page.route,
    ...(typeof made === 'function' ? (made.call(page.instance, asked) as ShareContent | undefined) : {}),
  };
  const late = content.promise
    ? await Promise.race([
        Promise.resolve(content.promise).catch(() => undefined),
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PROMISE_MS)),
      ])
    : undefined;
  const { title, path, imageUrl } = { ...content, ...late };
  await postTo(host, {
    kind: 'card',
    title: String(title ?? ''),
    path: String(path ?? '').replace(/^\//, ''),
    imageUrl: imageUrl ? sourceAddress(host, imageUrl) : undefined,
    withShareTicket: host.sharing.withShareTicket,
  });
}

/** Lets the person choose a chat and posts there; false when the choice was cancelled. */
export async function postTo(
  host: ApiHost,
  post: Omit<ChatPost, 'id' | 'at' | 'chat' | 'from'>,
): Promise<boolean> {
  const chats = chatsOf(host.project, host.state.person);
  const chat = await host.sheet<Chat | null>('share', { ...post, chats });
  if (!chat) return false;
  const done = host.busy('share');
  try {
    await fetch('/chats', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...post,
        chat: chat.id,
        from: host.state.person,
        at: Math.round(Date.now() + host.clockOffset()),
      }),
    });
  } finally {
    done();
  }
  host.record('share', { call: 'onShareAppMessage', chat: chat.name, ...post });
  return true;
}
