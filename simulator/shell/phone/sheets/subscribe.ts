import type { MessageTemplate, SubscribeAnswer } from '../../../api/subscribe';
import { h } from '../../element';
import { openDialog } from './dialog';
import type { Sheet } from './sheet-context';

/** The sheet of `wx.requestSubscribeMessage`: what would be sent, one choice per template, 允许 or 拒绝, 总是保持以上选择. */
export const subscribeSheet: Sheet = (options, context) =>
  new Promise<SubscribeAnswer>((resolve) => {
    const templates = options.templates as MessageTemplate[];
    const dialog = openDialog({
      kind: 'bottom',
      label: `${context.title()}申请发送消息`,
      className: 'subscribe',
      cancel: () => finish('reject'),
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const keep = h('input', { type: 'checkbox' });
    const chosen = new Map<string, HTMLInputElement>();
    const finish = (answer: 'accept' | 'reject') => {
      const answers: SubscribeAnswer['answers'] = {};
      for (const { id } of templates) {
        const wanted = chosen.get(id)?.checked ?? true;
        answers[id] = answer === 'accept' && wanted ? 'accept' : 'reject';
      }
      dialog.close();
      resolve({ answers, keep: keep.checked });
    };
    const entry = (template: MessageTemplate) => {
      const choice = h('input', { type: 'checkbox', 'aria-label': template.title });
      choice.checked = true;
      chosen.set(template.id, choice);
      return h(
        'li',
        {},
        h('label', { class: 'name' }, h('span', {}, template.title), templates.length > 1 ? choice : null),
        h(
          'dl',
          { 'aria-label': '消息里会有' },
          ...Object.values(template.fields).map((label) =>
            h('div', {}, h('dt', {}, label), h('dd', {}, h('span', { class: 'blank' }))),
          ),
        ),
      );
    };
    const kinds = templates[0]?.type === 'long-term' ? '长期' : '一次';
    dialog.box.append(
      h('p', { class: 'who' }, context.title(), h('span', {}, ' 申请')),
      h('h2', {}, `发送${kinds}以下消息`),
      h('ul', {}, ...templates.map(entry)),
      h('label', { class: 'keep' }, keep, h('span', {}, '总是保持以上选择，不再询问')),
      h(
        'div',
        { class: 'pair' },
        h('button', { class: 'grey', onclick: () => finish('reject') }, '拒绝'),
        h('button', { class: 'green', 'data-first': true, onclick: () => finish('accept') }, '允许'),
      ),
    );
  });
