import { h } from '../../element';
import { openDialog } from './dialog';
import { type Sheet, text } from './sheet-context';

/** `wx.showActionSheet`: one of several lines, or null for cancel. */
export const actionSheet: Sheet = (options, context) =>
  new Promise((resolve) => {
    const items = (options.items ?? []) as string[];
    const finish = (index: number | null) => {
      dialog.close();
      resolve(index);
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: text(options.title) || '请选择',
      className: 'action-sheet',
      cancel: () => finish(null),
      shade: true,
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    dialog.box.append(
      options.title ? h('p', { class: 'hint' }, text(options.title)) : '',
      ...items.map((item, index) => {
        const line = h('button', { 'data-first': index === 0, onclick: () => finish(index) }, item);
        if (typeof options.color === 'string' && options.color) line.style.color = options.color;
        return line;
      }),
      h('button', { class: 'apart', onclick: () => finish(null) }, '取消'),
    );
  });
