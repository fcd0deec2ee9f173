import { builtIn } from './built-in';
import {
  createField,
  type FieldState,
  fieldAbility,
  fieldProperties,
  takeFocus,
  updateField,
} from './text-field';

const keyboards: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  text: 'text',
  tel: 'tel',
};

/** A one-line field. */
export const input = builtIn<FieldState>({
  name: 'input',
  properties: {
    ...fieldProperties,
    type: { type: String, value: 'text' },
    password: Boolean,
    alwaysEmbed: null,
    safePasswordCertPath: null,
    safePasswordLength: null,
    safePasswordTimeStamp: null,
    safePasswordNonce: null,
    safePasswordSalt: null,
    safePasswordCustomHash: null,
  },
  create(self) {
    const field = document.createElement('input');
    field.autocomplete = 'off';
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      self.trigger('confirm', { value: field.value });
      if (self.data.confirmHold !== true) field.blur();
    });
    return createField(self, field);
  },
  update(self) {
    const field = self.state.field as HTMLInputElement;
    field.type = self.data.password === true || self.data.type === 'safe-password' ? 'password' : 'text';
    field.inputMode = keyboards[String(self.data.type)] ?? 'text';
    updateField(self);
  },
  attached(self) {
    if (self.data.focus === true || self.data.autoFocus === true) takeFocus(self);
  },
  ability: fieldAbility,
});
