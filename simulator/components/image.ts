import { programAddress } from '../runtime/program-address';
import { builtIn } from './built-in';

/** How an image is laid into its box: fit and place, in CSS's words. */
const modes: Record<string, [fit: string, position: string]> = {
  scaleToFill: ['fill', 'center'],
  aspectFit: ['contain', 'center'],
  aspectFill: ['cover', 'center'],
  widthFix: ['fill', 'center'],
  heightFix: ['fill', 'center'],
  top: ['none', 'top'],
  bottom: ['none', 'bottom'],
  center: ['none', 'center'],
  left: ['none', 'left'],
  right: ['none', 'right'],
  'top left': ['none', 'left top'],
  'top right': ['none', 'right top'],
  'bottom left': ['none', 'left bottom'],
  'bottom right': ['none', 'right bottom'],
};

/** Pictures. Their own size is 320 × 240 px unless styled; `widthFix` and `heightFix` follow the picture. */
const picture = (name: string) =>
  builtIn<{ img: HTMLImageElement; source: string }>({
    name,
    properties: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
      lazyLoad: Boolean,
      fadeIn: Boolean,
      webp: Boolean,
      showMenuByLongpress: Boolean,
      draggable: Boolean,
      forceHttps: Boolean,
      referrerPolicy: String,
    },
    create(self) {
      const img = document.createElement('img');
      img.alt = '';
      img.draggable = false;
      img.addEventListener('load', () =>
        self.trigger('load', { width: img.naturalWidth, height: img.naturalHeight }),
      );
      img.addEventListener('error', () => {
        if (self.state.source !== '') self.trigger('error', { errMsg: `GET ${self.state.source} failed` });
      });
      self.dom.append(img);
      return { img, source: '' };
    },
    update(self) {
      const { dom, data, state, context, component } = self;
      const [fit, position] = modes[String(data.mode)] ?? ['fill', 'center'];
      state.img.style.objectFit = fit;
      state.img.style.objectPosition = position;
      dom.dataset.mode = String(data.mode);
      const source = programAddress(String(data.src ?? ''), context.folderOf(component));
      if (source === state.source) return;
      state.source = source;
      if (source === '') state.img.removeAttribute('src');
      else state.img.src = source;
    },
  });

export const image = picture('image');
export const coverImage = picture('cover-image');
