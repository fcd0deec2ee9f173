import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';

/** The part of a page in which movable views move. */
export const movableArea = builtIn({ name: 'movable-area', properties: { scaleArea: Boolean } });

interface MovableState {
  x: number;
  y: number;
  from: { x: number; y: number; left: number; top: number } | undefined;
}

/** Follows a finger within its area; `x` and `y` put it somewhere. No inertia, no pinching. */
export const movableView = builtIn<MovableState>({
  name: 'movable-view',
  properties: {
    direction: { type: String, value: 'none' },
    inertia: Boolean,
    outOfBounds: Boolean,
    x: null,
    y: null,
    damping: null,
    friction: null,
    disabled: Boolean,
    scale: Boolean,
    scaleMin: null,
    scaleMax: null,
    scaleValue: null,
    animation: null,
  },
  create(self) {
    const state: MovableState = { x: 0, y: 0, from: undefined };
    self.dom.addEventListener('pointerdown', (event) => {
      if (self.data.disabled === true || self.data.direction === 'none') return;
      self.dom.setPointerCapture(event.pointerId);
      state.from = { x: event.clientX, y: event.clientY, left: state.x, top: state.y };
    });
    self.dom.addEventListener('pointermove', ({ clientX, clientY }) => {
      const { from } = state;
      if (!from) return;
      const { direction } = self.data;
      move(
        self,
        direction === 'vertical' ? from.left : from.left + clientX - from.x,
        direction === 'horizontal' ? from.top : from.top + clientY - from.y,
        'touch',
      );
    });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      self.dom.addEventListener(end, () => {
        state.from = undefined;
      });
    }
    return state;
  },
  update(self) {
    const { data, state } = self;
    if (state.from) return;
    const x = Number.parseFloat(String(data.x ?? state.x)) || 0;
    const y = Number.parseFloat(String(data.y ?? state.y)) || 0;
    if (x !== state.x || y !== state.y) move(self, x, y, '');
  },
});

function move(self: BuiltInElement<MovableState>, wishedX: number, wishedY: number, source: string): void {
  const { dom, data, state } = self;
  const area = dom.closest<HTMLElement>('wx-movable-area');
  const within = (wished: number, room: number) =>
    data.outOfBounds === true ? wished : Math.min(Math.max(Math.min(0, room), wished), Math.max(0, room));
  state.x = area ? within(wishedX, area.clientWidth - dom.offsetWidth) : wishedX;
  state.y = area ? within(wishedY, area.clientHeight - dom.offsetHeight) : wishedY;
  dom.style.transform = `translate(${state.x}px, ${state.y}px)`;
  self.trigger('change', { x: state.x, y: state.y, source });
}
