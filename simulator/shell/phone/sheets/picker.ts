import { h } from '../../element';
import { openDialog } from './dialog';
import { type Sheet, text } from './sheet-context';

/** `<picker>`: native controls of the browser in WeChat's place at the bottom; null when cancelled. */
export const pickerSheet: Sheet = (options, context) =>
  new Promise((resolve) => {
    const mode = text(options.mode) || 'selector';
    const finish = (value: unknown) => {
      dialog.close();
      resolve(value === null ? null : { value });
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: text(options.title) || '请选择',
      className: 'picker',
      cancel: () => finish(null),
      shade: true,
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const fields = mode === 'date' || mode === 'time' ? [timeField(mode, options)] : columns(options);
    fields[0]?.setAttribute('data-first', '');
    const { follow, columnChanged } = options as Turning;
    if (mode === 'multiSelector') {
      for (const [column, field] of fields.entries())
        field.addEventListener('change', () =>
          columnChanged?.(column, (field as HTMLSelectElement).selectedIndex),
        );
      follow?.((range, chosen) => {
        for (const [column, field] of fields.entries())
          fill(field as HTMLSelectElement, range[column] ?? [], chosen[column] ?? 0);
      });
    }
    const value = () => {
      if (mode === 'date' || mode === 'time') return fields[0]?.value;
      const chosen = fields.map((field) => (field as HTMLSelectElement).selectedIndex);
      return mode === 'multiSelector' ? chosen : chosen[0];
    };
    dialog.box.append(
      h(
        'div',
        { class: 'head' },
        h('button', { onclick: () => finish(null) }, '取消'),
        h('span', {}, text(options.title)),
        h('button', { class: 'confirm', onclick: () => finish(value()) }, '确定'),
      ),
      h('div', { class: 'fields' }, ...fields),
    );
  });

/** How a picker of several columns is told what was turned, and shows what it is told. */
interface Turning {
  columnChanged?: (column: number, value: number) => void;
  follow?: (show: (range: string[][], chosen: number[]) => void) => void;
}

function fill(select: HTMLSelectElement, labels: readonly string[], chosen: number): void {
  select.size = Math.min(7, Math.max(3, labels.length));
  select.replaceChildren(...labels.map((label) => h('option', {}, label)));
  select.selectedIndex = chosen;
}

function columns(options: Record<string, unknown>): HTMLSelectElement[] {
  const range = (options.range ?? []) as string[][];
  const values = Array.isArray(options.value) ? options.value : [options.value];
  return range.map((labels, column) => {
    const select = h('select', { 'aria-label': `第 ${column + 1} 列` });
    fill(select, labels, Math.max(0, Number(values[column] ?? 0)));
    return select;
  });
}

function timeField(mode: 'date' | 'time', options: Record<string, unknown>): HTMLInputElement {
  const fields = text(options.fields);
  const field = h('input', {
    type: mode === 'time' ? 'time' : fields === 'month' ? 'month' : fields === 'year' ? 'number' : 'date',
    'aria-label': mode === 'time' ? '时间' : '日期',
    min: text(options.start) || undefined,
    max: text(options.end) || undefined,
  });
  field.value = text(options.value);
  return field;
}
