import { abilityOf } from '../runtime/abilities';
import { builtIn } from './built-in';

/** Collects its fields when a button with `form-type` in it is tapped; `submit` runs in the tap's macrotask and keeps its state. */
export const form = builtIn({
  name: 'form',
  properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  create(self) {
    self.dom.addEventListener('wx-submit', () => {
      const value = self.context.behaviors.valuesBelow(self.dom);
      self.trigger('submit', {
        value,
        formId: self.data.reportSubmit === true ? 'the formId is a mock one' : '',
      });
    });
    self.dom.addEventListener('wx-reset', () => {
      for (const dom of self.dom.querySelectorAll('*')) abilityOf(dom)?.field?.reset();
      self.trigger('reset', {});
    });
    return {};
  },
});
