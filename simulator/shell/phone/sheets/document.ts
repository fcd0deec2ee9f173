import { h } from '../../element';
import { openDialog } from './dialog';
import { type Sheet, text } from './sheet-context';

/** The phone's viewer of documents: names the file, gives it to the computer; resolves with `share` when it is to be sent on. */
export const documentSheet: Sheet = (options, context) =>
  new Promise((resolve) => {
    const finish = (answer?: 'share') => {
      dialog.close();
      resolve(answer);
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: text(options.name),
      className: 'document share',
      cancel: () => finish(),
      shade: true,
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const file = `document.${text(options.kind)}`;
    dialog.box.append(
      h('h2', {}, `${text(options.kind).toUpperCase()} 文档`),
      h('p', { class: 'hint' }, text(options.name)),
      h('a', { class: 'line', href: text(options.address), download: file }, '存到这台电脑'),
      h(
        'div',
        { class: 'pair' },
        options.showMenu ? h('button', { class: 'grey', onclick: () => finish('share') }, '转发') : null,
        h('button', { class: 'green', 'data-first': true, onclick: () => finish() }, '返回'),
      ),
    );
  });
