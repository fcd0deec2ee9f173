import { builtIn } from './built-in';

const length = (value: unknown) => (/^\d+$/.test(String(value)) ? `${String(value)}px` : String(value));

/** A bar filled up to `percent`. */
export const progress = builtIn<{ bar: HTMLElement; info: HTMLElement; shown: number }>({
  name: 'progress',
  properties: {
    percent: { type: Number, value: 0 },
    showInfo: Boolean,
    borderRadius: { type: null, value: 0 },
    fontSize: { type: null, value: 16 },
    strokeWidth: { type: null, value: 6 },
    color: { type: String, value: '#09bb07' },
    activeColor: String,
    backgroundColor: { type: String, value: '#ebebeb' },
    active: Boolean,
    activeMode: String,
    duration: { type: Number, value: 30 },
  },
  create({ dom }) {
    const track = document.createElement('span');
    const bar = document.createElement('span');
    const info = document.createElement('span');
    track.append(bar);
    dom.append(track, info);
    dom.setAttribute('role', 'progressbar');
    return { bar, info, shown: 0 };
  },
  update(self) {
    const { dom, data, state } = self;
    const percent = Math.min(100, Math.max(0, Number(data.percent)));
    // `forwards` goes on from where the bar stands, `backwards` begins anew.
    const way = data.activeMode === 'forwards' ? Math.abs(percent - state.shown) : percent;
    const time = data.active === true ? way * Number(data.duration) : 0;
    if (data.active === true && percent !== state.shown)
      setTimeout(() => self.trigger('activeend', { curPercent: percent }), time);
    state.shown = percent;
    const track = state.bar.parentElement as HTMLElement;
    track.style.cssText = `height:${length(data.strokeWidth)};background:${data.backgroundColor};border-radius:${length(data.borderRadius)}`;
    state.bar.style.cssText = `width:${percent}%;background:${data.activeColor || data.color};transition-duration:${time}ms`;
    state.info.textContent = data.showInfo === true ? `${percent}%` : '';
    state.info.style.fontSize = length(data.fontSize);
    dom.setAttribute('aria-valuenow', String(percent));
  },
});
