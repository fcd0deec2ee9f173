import { builtIn } from './built-in';

/** A value chosen on a line. */
export const slider = builtIn<{ range: HTMLInputElement; shown: HTMLElement }>({
  name: 'slider',
  properties: {
    name: String,
    min: { type: Number, value: 0 },
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: { type: Number, value: 0 },
    disabled: Boolean,
    color: String,
    selectedColor: String,
    activeColor: { type: String, value: '#1aad19' },
    backgroundColor: String,
    blockSize: null,
    blockColor: String,
    showValue: Boolean,
  },
  create(self) {
    const range = document.createElement('input');
    range.type = 'range';
    const shown = document.createElement('span');
    range.addEventListener('input', () => {
      self.set('value', Number(range.value));
      self.trigger('changing', { value: Number(range.value) });
    });
    range.addEventListener('change', () => self.trigger('change', { value: Number(range.value) }));
    self.dom.append(range, shown);
    return { range, shown };
  },
  update({ dom, data, state }) {
    const { range, shown } = state;
    range.min = String(data.min);
    range.max = String(data.max);
    range.step = String(data.step);
    range.value = String(data.value);
    range.disabled = data.disabled === true;
    range.style.accentColor = String(data.selectedColor || data.activeColor);
    range.setAttribute('aria-label', dom.getAttribute('aria-label') ?? '');
    shown.textContent = data.showValue === true ? range.value : '';
  },
  ability: (self) => ({
    field: {
      name: () => String(self.data.name ?? ''),
      value: () => Number(self.data.value),
      reset: () => self.set('value', Number(self.data.min)),
    },
  }),
});
