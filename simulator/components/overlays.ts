import { builtIn } from './built-in';

/** Takes its content out of the page, above everything in it. Its class names still are those of where it stands. */
export const rootPortal = builtIn<{ home: Comment | undefined }>({
  name: 'root-portal',
  properties: { enable: { type: Boolean, value: true } },
  create: () => ({ home: undefined }),
  update: (self) => place(self),
  attached: (self) => place(self),
  detached: ({ dom, state }) => {
    if (state.home) dom.remove();
    state.home?.remove();
  },
});

function place({
  dom,
  data,
  state,
}: {
  dom: HTMLElement;
  data: Record<string, unknown>;
  state: { home: Comment | undefined };
}): void {
  const frame = dom.closest('wx-page-frame');
  if (data.enable !== false && frame && !state.home && dom.parentElement !== frame) {
    state.home = document.createComment('root-portal');
    dom.before(state.home);
    frame.append(dom);
  } else if (data.enable === false && state.home) {
    state.home.replaceWith(dom);
    state.home = undefined;
  }
}

/** A sheet over the page while `show` is true, with WeChat's order of events. */
export const pageContainer = builtIn<{ shown: boolean }>({
  name: 'page-container',
  properties: {
    show: Boolean,
    duration: { type: Number, value: 300 },
    zIndex: { type: Number, value: 100 },
    overlay: { type: Boolean, value: true },
    position: { type: String, value: 'bottom' },
    round: Boolean,
    closeOnSlideDown: Boolean,
    overlayStyle: String,
    customStyle: String,
  },
  create: () => ({ shown: false }),
  update(self) {
    const { dom, data, state } = self;
    dom.style.zIndex = String(data.zIndex);
    dom.dataset.position = String(data.position);
    dom.toggleAttribute('data-show', data.show === true);
    dom.toggleAttribute('data-round', data.round === true);
    if (state.shown === (data.show === true)) return;
    state.shown = data.show === true;
    const [before, now, after] = state.shown
      ? ['beforeenter', 'enter', 'afterenter']
      : ['beforeleave', 'leave', 'afterleave'];
    self.trigger(before);
    self.trigger(now);
    setTimeout(() => self.trigger(after), Number(data.duration));
  },
});
