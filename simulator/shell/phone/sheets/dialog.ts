import { byId, h } from '../../element';
import type { WorkUnderWay } from '../work-under-way';

const FOCUSABLE = 'button:not([disabled]), input, textarea, select, [tabindex="0"]';

export interface Dialog {
  /** The box that the sheet's own content goes into. */
  readonly box: HTMLElement;
  close(): void;
}

export interface DialogOptions {
  kind: 'centre' | 'bottom';
  label: string;
  className: string;
  /** Called for Escape and, where `shade` is true, for a tap beside the box. */
  cancel?: () => void;
  shade?: boolean;
  work: WorkUnderWay;
  reducedMotion: boolean;
}

/** A native-like dialog over the page: keeps the focus inside, gives it back, comes and goes with a short movement. */
export function openDialog(options: DialogOptions): Dialog {
  const before = document.activeElement as HTMLElement | null;
  const box = h('div', {
    class: `box ${options.className}`,
    role: 'dialog',
    'aria-modal': 'true',
    'aria-label': options.label,
    tabindex: '-1',
  });
  const layer = h('div', { class: `dialog ${options.kind}` }, h('div', { class: 'shade' }), box);
  layer.querySelector('.shade')?.addEventListener('click', () => {
    if (options.shade) options.cancel?.();
  });
  layer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      options.cancel?.();
    }
    if (event.key === 'Tab') keepInside(event, box);
  });
  byId('sheets').append(layer);
  const duration = options.reducedMotion ? 0 : 180;
  const from = options.kind === 'bottom' ? { translate: '0 100%' } : { opacity: 0, scale: '1.08' };
  const to = options.kind === 'bottom' ? { translate: '0 0' } : { opacity: 1, scale: '1' };
  const arrived = options.work.begin('sheet');
  void box
    .animate([from, to], { duration, easing: 'cubic-bezier(.2,.8,.2,1)' })
    .finished.then(arrived, arrived);
  // The content is put in by the caller in this same macrotask.
  queueMicrotask(() => (box.querySelector<HTMLElement>('[data-first]') ?? box).focus());
  return {
    box,
    close: () => {
      layer.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
    },
  };
}

function keepInside(event: KeyboardEvent, box: HTMLElement): void {
  const all = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const first = all[0];
  const last = all.at(-1);
  if (!first || !last) return;
  const active = document.activeElement;
  if (event.shiftKey && (active === first || active === box)) last.focus();
  else if (!event.shiftKey && active === last) first.focus();
  else return;
  event.preventDefault();
}
