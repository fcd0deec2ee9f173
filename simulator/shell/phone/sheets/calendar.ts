import { h } from '../../element';
import { beijingMinute } from '../phone-clock';
import { openDialog } from './dialog';
import { type Sheet, text } from './sheet-context';

const REPEATS: Record<string, string> = { day: '每天', week: '每周', month: '每月', year: '每年' };

/** The phone's own question before an event goes into its calendar. */
export const calendarSheet: Sheet = (options, context) =>
  new Promise((resolve) => {
    const finish = (confirm: boolean) => {
      dialog.close();
      resolve({ confirm });
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: '添加到手机日历',
      className: 'calendar',
      cancel: () => finish(false),
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const start = Number(options.startTime) * 1000;
    const day = new Date(start + 8 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number);
    const when = `${day[0]}年${day[1]}月${day[2]}日${options.allDay ? ' 全天' : ` ${beijingMinute(start)}`}`;
    const row = (label: string, value: string) =>
      value ? h('div', {}, h('dt', {}, label), h('dd', {}, value)) : null;
    dialog.box.append(
      h('p', { class: 'who' }, '添加到手机日历'),
      h('h2', {}, text(options.title)),
      h(
        'dl',
        {},
        row('时间', when),
        row('重复', REPEATS[text(options.repeatInterval)] ?? ''),
        row('地点', text(options.location)),
        row('说明', text(options.description)),
      ),
      h(
        'div',
        { class: 'pair' },
        h('button', { class: 'grey', onclick: () => finish(false) }, '取消'),
        h('button', { class: 'green', 'data-first': true, onclick: () => finish(true) }, '添加'),
      ),
    );
  });
