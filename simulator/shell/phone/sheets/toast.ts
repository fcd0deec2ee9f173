import { byId, drawing, h } from '../../element';
import { programPath } from '../tab-bar';
import { type Sheet, text } from './sheet-context';

const OK =
  '<svg width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="currentColor" stroke-width="2.400" stroke-linecap="round" stroke-linejoin="round"><path d="m8 21 8 8 17-18"/></svg>';
const WRONG =
  '<svg width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="currentColor" stroke-width="2.400" stroke-linecap="round"><circle cx="20" cy="20" r="16"/><path d="M20 11v12"/><circle cx="20" cy="28.500" r=".6"/></svg>';

let current: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A toast or the loading sign; one at a time, the next replaces it. Answers at once: nobody waits for a toast. */
export const toastSheet: Sheet = async (options) => {
  hideToast();
  const icon = text(options.icon);
  const image = text(options.image);
  const sign = image
    ? h('img', { src: programPath(image), alt: '', width: 40, height: 40 })
    : icon === 'loading'
      ? h('span', { class: 'spinner', 'aria-hidden': 'true' })
      : icon === 'success'
        ? drawing(OK)
        : icon === 'error'
          ? drawing(WRONG)
          : null;
  current = h(
    'div',
    {
      class: `toast${sign ? ' with-icon' : ''}${options.mask ? ' masked' : ''}`,
      role: 'status',
      'aria-live': 'polite',
    },
    h('div', { class: 'card' }, sign, h('span', {}, text(options.title))),
  );
  byId('sheets').append(current);
  const duration = Number(options.duration);
  if (duration > 0) timer = setTimeout(hideToast, duration);
};

/** Takes the toast away. */
export const hideToastSheet: Sheet = async () => hideToast();

function hideToast(): void {
  clearTimeout(timer);
  current?.remove();
  current = undefined;
}
