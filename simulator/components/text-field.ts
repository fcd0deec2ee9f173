import { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { Ability } from '../runtime/abilities';
import type { BuiltInElement } from './built-in';

/** The browser's field inside an `<input>` or `<textarea>` and the placeholder drawn over it. */
export interface FieldState {
  field: HTMLInputElement | HTMLTextAreaElement;
  placeholder: HTMLElement;
  composing: boolean;
  wasFocused: unknown;
}

type Field = BuiltInElement<FieldState>;

/** Attributes that `<input>` and `<textarea>` share. Those about the on-screen keyboard are known and have no effect here. */
export const fieldProperties = {
  name: String,
  value: null,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: { type: Number, value: -1 },
  cursorSpacing: null,
  cursorColor: String,
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  adjustPosition: null,
  holdKeyboard: null,
  confirmType: String,
  confirmHold: Boolean,
  adjustKeyboardTo: null,
};

/** Puts the field into the element and makes its events WeChat's. */
export function createField(self: Field, field: FieldState['field']): FieldState {
  const placeholder = document.createElement('div');
  placeholder.className = 'wx-placeholder';
  placeholder.setAttribute('aria-hidden', 'true');
  const state: FieldState = { field, placeholder, composing: false, wasFocused: false };
  self.dom.append(placeholder, field);
  field.addEventListener('compositionstart', () => {
    state.composing = true;
  });
  field.addEventListener('compositionend', () => {
    state.composing = false;
  });
  field.addEventListener('input', (event) => typed(self, event as InputEvent));
  field.addEventListener('focus', () => self.trigger('focus', { value: field.value, height: 0 }));
  field.addEventListener('blur', () => {
    state.wasFocused = false;
    self.trigger('blur', { value: field.value, cursor: field.selectionEnd ?? field.value.length });
  });
  return state;
}

function typed(self: Field, event: InputEvent): void {
  const { field } = self.state;
  const limit = Number(self.data.maxlength);
  if (!self.state.composing && limit >= 0 && [...field.value].length > limit) {
    field.value = [...field.value].slice(0, limit).join('');
  }
  const { value } = field;
  const cursor = field.selectionEnd ?? value.length;
  self.set('value', value);
  const keyCode = event.data?.codePointAt(0) ?? (event.inputType?.startsWith('delete') ? 8 : undefined);
  glassEasel.Event.triggerEvent(
    self.component,
    'input',
    { value, cursor, keyCode },
    {
      handleListenerReturn: (answer) => {
        if (typeof answer === 'string') replace(self, answer, answer.length);
        else if (typeof answer === 'object' && answer !== null && 'value' in answer) {
          const given = answer as { value: unknown; cursor?: number };
          replace(self, String(given.value), given.cursor ?? String(given.value).length);
        }
        return true;
      },
    },
  );
}

function replace(self: Field, value: string, cursor: number): void {
  self.set('value', value);
  self.state.field.setSelectionRange?.(cursor, cursor);
}

/** Brings the attributes into the field. */
export function updateField(self: Field): void {
  const { data, state, dom } = self;
  const { field, placeholder } = state;
  const value = data.value === undefined || data.value === null ? '' : String(data.value);
  if (field.value !== value && !state.composing) field.value = value;
  field.disabled = data.disabled === true;
  field.setAttribute('aria-label', dom.getAttribute('aria-label') ?? String(data.placeholder ?? ''));
  placeholder.textContent = String(data.placeholder ?? '');
  placeholder.hidden = value !== '';
  placeholder.style.cssText = String(data.placeholderStyle ?? '');
  placeholder.className = ['wx-placeholder', ...self.classNames(data.placeholderClass)].join(' ');
  if (data.cursorColor) field.style.caretColor = String(data.cursorColor);
  const wanted = data.focus === true || data.autoFocus === true;
  if (wanted && state.wasFocused !== true && dom.isConnected) takeFocus(self);
  else if (!wanted && state.wasFocused === true) field.blur();
  if (!wanted) state.wasFocused = false;
}

/** Puts the cursor into the field, where `cursor` or `selection-…` say. */
export function takeFocus(self: Field): void {
  const { data, state } = self;
  state.wasFocused = true;
  queueMicrotask(() => {
    state.field.focus({ preventScroll: false });
    const start = Number(data.selectionStart);
    const end = Number(data.selectionEnd);
    const cursor = Number(data.cursor);
    if (start >= 0 && end >= 0) state.field.setSelectionRange?.(start, end);
    else if (cursor >= 0) state.field.setSelectionRange?.(cursor, cursor);
  });
}

/** A field's part in labels and forms. */
export function fieldAbility(self: Field): Ability {
  return {
    labelled: true,
    activate: () => {
      if (self.data.disabled !== true) self.state.field.focus();
    },
    field: {
      name: () => String(self.data.name ?? ''),
      value: () => self.state.field.value,
      reset: () => self.set('value', ''),
    },
  };
}
