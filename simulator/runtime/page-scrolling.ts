import type { PageInstance } from './phone';

/** Calls `onPageScroll` and `onReachBottom` of a page that has them; the distance is in px, as in app.json. */
export function watchScrolling(
  element: HTMLElement,
  instance: PageInstance,
  reachBottomDistance: number,
  call: (name: 'onPageScroll' | 'onReachBottom', value?: unknown) => void,
): void {
  const scrolled = typeof instance.onPageScroll === 'function';
  const reached = typeof instance.onReachBottom === 'function';
  if (!scrolled && !reached) return;
  let atBottom = false;
  element.addEventListener(
    'scroll',
    () => {
      if (scrolled) call('onPageScroll', { scrollTop: element.scrollTop });
      const left = element.scrollHeight - element.clientHeight - element.scrollTop;
      const near = left <= reachBottomDistance;
      if (reached && near && !atBottom) call('onReachBottom');
      atBottom = near;
    },
    { passive: true },
  );
}
