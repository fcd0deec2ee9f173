import { builtIn } from './built-in';

/** The camera as an element: the scene before it is the simulator's own, and what `wx.createCameraContext` takes is a file of that scene. */
export const camera = builtIn({
  name: 'camera',
  properties: {
    mode: { type: String, value: 'normal' },
    resolution: String,
    devicePosition: { type: String, value: 'back' },
    flash: String,
    frameSize: String,
  },
  create({ dom }) {
    dom.setAttribute('role', 'img');
    dom.setAttribute('aria-label', '相机画面');
    return {};
  },
  attached(self) {
    queueMicrotask(() => self.trigger('initdone', { maxZoom: 1 }));
  },
  ability({ context: { host } }) {
    let film: Promise<Record<string, unknown>> | undefined;
    const shoot = (kind: 'image' | 'video') => host.shoot?.(kind) ?? Promise.reject(new Error('no camera'));
    return {
      control: {
        takePhoto: () => shoot('image'),
        startRecord: () => {
          film = shoot('video');
          return {};
        },
        stopRecord: async () => {
          if (!film) throw new Error('is not recording');
          const { tempFilePath } = await film;
          film = undefined;
          const { tempImagePath } = await shoot('image');
          return { tempVideoPath: tempFilePath, tempThumbPath: tempImagePath };
        },
        setZoom: ({ zoom }) => ({ zoom: Number(zoom) }),
      },
    };
  },
});

/** A page of the web inside of the program's page; it fills the page, and messages it may not send. */
export const webView = builtIn<{ frame: HTMLIFrameElement; source: string }>({
  name: 'web-view',
  properties: { src: String, updateTitle: null, forwardsNavigation: null },
  create(self) {
    const frame = document.createElement('iframe');
    frame.title = '网页';
    frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin');
    frame.addEventListener('load', () => {
      if (self.state.source !== '') self.trigger('load', { src: self.state.source });
    });
    self.dom.append(frame);
    return { frame, source: '' };
  },
  update({ data, state }) {
    const source = /^https?:/.test(String(data.src ?? '')) ? String(data.src) : '';
    if (source === state.source) return;
    state.source = source;
    state.frame.src = source;
  },
});

/** Shown only while the phone's window has the size that is asked for. */
export const matchMedia = builtIn({
  name: 'match-media',
  properties: {
    minWidth: Number,
    maxWidth: Number,
    width: Number,
    minHeight: Number,
    maxHeight: Number,
    height: Number,
    orientation: String,
  },
  update: ({ dom, data, context }) => judge(dom, data, context.host.viewport),
  attached({ dom, data, context }) {
    judge(dom, data, context.host.viewport);
    new ResizeObserver(() => judge(dom, data, context.host.viewport)).observe(context.host.viewport);
  },
});

function judge(dom: HTMLElement, data: Record<string, unknown>, viewport: HTMLElement): void {
  const { clientWidth, clientHeight } = viewport;
  const limit = (name: string) => Number(data[name] ?? 0);
  const fits =
    (!limit('minWidth') || clientWidth >= limit('minWidth')) &&
    (!limit('maxWidth') || clientWidth <= limit('maxWidth')) &&
    (!limit('width') || clientWidth === limit('width')) &&
    (!limit('minHeight') || clientHeight >= limit('minHeight')) &&
    (!limit('maxHeight') || clientHeight <= limit('maxHeight')) &&
    (!limit('height') || clientHeight === limit('height')) &&
    (!data.orientation || data.orientation === (clientWidth > clientHeight ? 'landscape' : 'portrait'));
  dom.toggleAttribute('data-unfit', !fits);
}
