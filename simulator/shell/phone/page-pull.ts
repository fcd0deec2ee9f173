import type { PhoneHost, StackPage } from '../../runtime/phone';
import { watchPull } from '../../runtime/pull-gesture';

/** Px that a page has to be drawn down before it refreshes. */
const enough = 60;
/** It follows the finger more slowly, and no farther. */
const farthest = 120;

/** Lets a page with `enablePullDownRefresh` be drawn down by a finger; calls its `onPullDownRefresh`. */
export function pagePull(page: StackPage, host: () => PhoneHost, begin: () => void): void {
  const { element, instance, route } = page;
  const settle = () => {
    element.style.translate = '';
  };
  watchPull(element, {
    may: () => element.scrollTop <= 0 && host().program().windowSettings(route).enablePullDownRefresh,
    moved(distance) {
      element.style.translate = `0 ${Math.min(distance / 2, farthest)}px`;
    },
    released(distance) {
      settle();
      if (distance < enough) return;
      begin();
      if (typeof instance.onPullDownRefresh === 'function') instance.onPullDownRefresh.call(instance);
    },
  });
}
