import { builtIn } from './built-in';

/** An on/off switch, drawn as a checkbox with `type="checkbox"`. */
export const switchControl = builtIn({
  name: 'switch',
  properties: {
    name: String,
    checked: Boolean,
    disabled: Boolean,
    type: { type: String, value: 'switch' },
    color: { type: String, value: '#04be02' },
  },
  create({ dom }) {
    dom.setAttribute('role', 'switch');
    dom.setAttribute('tabindex', '0');
    dom.append(document.createElement('span'));
    return {};
  },
  update({ dom, data }) {
    dom.setAttribute('aria-checked', String(data.checked === true));
    dom.setAttribute('aria-disabled', String(data.disabled === true));
    dom.style.setProperty('--switch-color', String(data.color));
  },
  ability: (self) => ({
    labelled: true,
    disabled: () => self.data.disabled === true,
    activate: () => {
      self.set('checked', self.data.checked !== true);
      self.trigger('change', { value: self.data.checked });
    },
    field: {
      name: () => String(self.data.name ?? ''),
      value: () => self.data.checked === true,
      reset: () => self.set('checked', false),
    },
  }),
});
