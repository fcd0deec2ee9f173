import { h } from '../../element';
import { openDialog } from './dialog';
import { type Sheet, text } from './sheet-context';

/** `wx.showModal`: title, content or a field to write in, one or two buttons. Escape and Android's key mean "cancel". */
export const modalSheet: Sheet = (options, context) =>
  new Promise((resolve) => {
    const title = text(options.title);
    const content = text(options.content);
    const editable = options.editable === true;
    const finish = (confirm: boolean) => {
      dialog.close();
      resolve({ confirm, content: field?.value });
    };
    const dialog = openDialog({
      kind: 'centre',
      label: title || content || '提示',
      className: 'modal',
      cancel: () => finish(false),
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const field = editable
      ? h('textarea', {
          'aria-label': title || text(options.placeholderText) || '填写',
          placeholder: text(options.placeholderText),
          'data-first': true,
          rows: 3,
        })
      : undefined;
    if (field) field.value = content;
    const button = (label: unknown, confirm: boolean, color: unknown) => {
      const element = h(
        'button',
        {
          class: confirm ? 'confirm' : 'cancel',
          'data-first': confirm && !editable,
          onclick: () => finish(confirm),
        },
        text(label),
      );
      if (typeof color === 'string' && color) element.style.color = color;
      return element;
    };
    dialog.box.append(
      h(
        'div',
        { class: 'words' },
        title ? h('h2', {}, title) : null,
        field ?? (content ? h('p', { class: title ? 'content' : 'content alone' }, content) : null),
      ),
      h(
        'div',
        { class: 'buttons' },
        options.showCancel === false ? null : button(options.cancelText, false, options.cancelColor),
        button(options.confirmText, true, options.confirmColor),
      ),
    );
  });
