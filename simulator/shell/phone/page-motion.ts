import type { RouteKind, StackPage } from '../../runtime/phone';

const EASE = 'cubic-bezier(.22,.8,.3,1)';

/** The short movement with which a new page comes; none for tabs and the first page, a cross-fade when motion is reduced. */
export function movePage(kind: RouteKind, page: StackPage, reducedMotion: boolean): Promise<void> {
  if (kind === 'appLaunch' || kind === 'switchTab') return Promise.resolve();
  const fade = [{ opacity: 0 }, { opacity: 1 }];
  const frames =
    reducedMotion || kind !== 'navigateTo'
      ? fade
      : [
          { opacity: 0.4, translate: '56px 0' },
          { opacity: 1, translate: '0 0' },
        ];
  const duration = reducedMotion ? 120 : kind === 'navigateTo' ? 260 : 160;
  // The frame around the scrolling page: what is fixed in the page moves along.
  const moving = page.element.parentElement ?? page.element;
  const motion = moving.animate(frames, { duration, easing: EASE });
  return motion.finished.then(
    () => {},
    () => {},
  );
}
