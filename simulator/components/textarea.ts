import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';
import {
  createField,
  type FieldState,
  fieldAbility,
  fieldProperties,
  takeFocus,
  updateField,
} from './text-field';

interface TextareaState extends FieldState {
  lines: number;
}

/** A field of several lines; with `auto-height` as high as its text. */
export const textarea = builtIn<TextareaState>({
  name: 'textarea',
  properties: {
    ...fieldProperties,
    autoHeight: Boolean,
    fixed: Boolean,
    showConfirmBar: null,
    disableDefaultPadding: Boolean,
  },
  create(self) {
    const field = document.createElement('textarea');
    field.rows = 1;
    field.addEventListener('input', () => measure(self));
    field.addEventListener('keydown', (event) => {
      if (
        event.key === 'Enter' &&
        !event.isComposing &&
        self.data.confirmType &&
        self.data.confirmType !== 'return'
      ) {
        event.preventDefault();
        self.trigger('confirm', { value: field.value });
      }
    });
    return { ...createField(self as BuiltInElement<FieldState> as never, field), lines: 0 };
  },
  update(self) {
    updateField(self);
    if (self.dom.isConnected) measure(self);
  },
  attached(self) {
    requestAnimationFrame(() => measure(self));
    if (self.data.focus === true || self.data.autoFocus === true) takeFocus(self);
  },
  ability: fieldAbility,
});

function measure(self: BuiltInElement<TextareaState>): void {
  const { dom, data, state } = self;
  const { field } = state;
  if (!dom.isConnected) return;
  if (data.autoHeight === true) {
    field.style.height = '0';
    const height = Math.max(
      field.scrollHeight,
      state.placeholder.hidden ? 0 : state.placeholder.offsetHeight,
    );
    field.style.height = `${height}px`;
    dom.style.height = 'auto';
  } else field.style.height = '';
  const lineHeight =
    Number.parseFloat(getComputedStyle(field).lineHeight) ||
    Number.parseFloat(getComputedStyle(field).fontSize) * 1.2;
  const lines = Math.max(1, Math.round(field.scrollHeight / lineHeight));
  if (state.lines === lines) return;
  state.lines = lines;
  const heightRpx = (750 / dom.ownerDocument.documentElement.clientWidth) * field.scrollHeight;
  self.trigger('linechange', { height: field.scrollHeight, heightRpx, lineCount: lines, lineHeight });
}
