import { watchPull } from '../runtime/pull-gesture';
import type { BuiltInElement } from './built-in';

/** What a scroll-view keeps of its refresher. */
export interface Refresher {
  /** The strip above the content that grows while it is drawn down. */
  readonly strip: HTMLElement;
  refreshing: boolean;
}

export const refresherProperties = {
  refresherEnabled: Boolean,
  refresherThreshold: { type: null, value: 45 },
  refresherDefaultStyle: { type: String, value: 'black' },
  refresherBackground: { type: String, value: 'transparent' },
  refresherTriggered: Boolean,
};

type Drawn = BuiltInElement<{ refresher: Refresher }>;

const threshold = ({ data }: Drawn) => Number(data.refresherThreshold) || 45;

/** The pull-down of a scroll-view: refresherpulling, refresherrefresh, refresherrestore, refresherabort, as WeChat tells them. */
export function makeRefresher(self: Drawn): Refresher {
  const strip = document.createElement('div');
  strip.className = 'refresher';
  self.dom.prepend(strip);
  const { dom, data } = self;
  watchPull(dom, {
    may: () => data.refresherEnabled === true && !self.state.refresher.refreshing && dom.scrollTop <= 0,
    moved(distance) {
      draw(self, distance);
      self.trigger('refresherpulling', { dy: distance });
    },
    released(distance) {
      if (distance >= threshold(self)) {
        refresh(self);
        return;
      }
      draw(self, 0);
      self.trigger('refresherabort', { dy: distance });
    },
  });
  return { strip, refreshing: false };
}

/** Follows `refresher-triggered`: true begins by itself, false ends what a person began. */
export function followTriggered(self: Drawn): void {
  const { data, state } = self;
  state.refresher.strip.style.background = String(data.refresherBackground);
  state.refresher.strip.dataset.style = String(data.refresherDefaultStyle);
  if (data.refresherTriggered === true && !state.refresher.refreshing) refresh(self);
  else if (data.refresherTriggered !== true && state.refresher.refreshing) {
    state.refresher.refreshing = false;
    draw(self, 0);
    later(() => self.trigger('refresherrestore', {}));
  }
}

function refresh(self: Drawn): void {
  self.state.refresher.refreshing = true;
  draw(self, threshold(self));
  // A person's pull is the program's to end: the attribute turns true, so that its false is a change.
  if (self.data.refresherTriggered !== true) self.set('refresherTriggered', true);
  later(() => self.trigger('refresherrefresh', {}));
}

/** Programs answer with data of their own, which must not come in the midst of an update. */
const later = queueMicrotask;

function draw({ state }: Drawn, height: number): void {
  state.refresher.strip.style.height = `${Math.min(height, 120)}px`;
  state.refresher.strip.toggleAttribute('data-turning', state.refresher.refreshing);
}
