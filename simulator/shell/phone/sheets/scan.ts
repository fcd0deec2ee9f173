import type { ShownCode } from '../../../api/scan';
import { h } from '../../element';
import { openDialog } from './dialog';
import type { Sheet } from './sheet-context';

/** 扫一扫: the codes of the project, or any text as if it stood in a code. Null when cancelled. */
export const scanSheet: Sheet = (options, context) =>
  new Promise<ShownCode | null>((resolve) => {
    const codes = (options.codes ?? []) as ShownCode[];
    const finish = (code: ShownCode | null) => {
      dialog.close();
      resolve(code);
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: '扫一扫',
      className: 'scan share',
      cancel: () => finish(null),
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const field = h('input', { type: 'text', 'aria-label': '码里的文字', 'data-first': codes.length === 0 });
    dialog.box.append(
      h('h2', {}, '镜头前放哪个码'),
      ...codes.map((code, index) => {
        const label = code.label ?? code.result;
        return h(
          'button',
          { class: 'line', 'data-first': index === 0, 'aria-label': label, onclick: () => finish(code) },
          h('span', {}, label),
        );
      }),
      h('label', { class: 'line' }, h('span', {}, '码里的文字'), field),
      h(
        'div',
        { class: 'pair' },
        h('button', { class: 'grey', onclick: () => finish(null) }, '取消'),
        h(
          'button',
          { class: 'green', onclick: () => field.value && finish({ result: field.value }) },
          '扫到了',
        ),
      ),
    );
  });
