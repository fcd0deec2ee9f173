import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';

/** Columns to choose from, in the page. `value` is one index per column; each column scrolls and snaps. */
export const pickerView = builtIn<{ told: string }>({
  name: 'picker-view',
  properties: {
    value: { type: Array, value: [] },
    name: String,
    indicatorStyle: String,
    indicatorClass: String,
    maskStyle: String,
    maskClass: String,
    immediateChange: Boolean,
  },
  create(self) {
    self.dom.addEventListener('wx-column-starts', () => self.trigger('pickstart'));
    self.dom.addEventListener('wx-column', () => {
      self.trigger('pickend');
      const value = columnsOf(self.dom).map(indexOf);
      const text = JSON.stringify(value);
      if (text === self.state.told) return;
      self.state.told = text;
      self.set('value', value);
      self.trigger('change', { value });
    });
    return { told: '' };
  },
  update: (self) => place(self),
  attached: (self) => queueMicrotask(() => place(self)),
  ability: (self) => ({
    field: {
      name: () => String(self.data.name ?? ''),
      value: () => self.data.value,
      reset: () => self.set('value', []),
    },
  }),
});

/** One column; all its children have the height of a row. */
export const pickerViewColumn = builtIn({
  name: 'picker-view-column',
  create(self) {
    let settle: ReturnType<typeof setTimeout> | undefined;
    const tell = (name: string) => self.dom.dispatchEvent(new CustomEvent(name, { bubbles: true }));
    self.dom.tabIndex = 0;
    self.dom.setAttribute('role', 'listbox');
    self.dom.addEventListener('scroll', () => {
      // Where the program put the column nobody turned it.
      const turned = self.dom.dataset.placed === undefined;
      if (settle === undefined && turned) tell('wx-column-starts');
      clearTimeout(settle);
      settle = setTimeout(() => {
        settle = undefined;
        delete self.dom.dataset.placed;
        if (turned) tell('wx-column');
      }, 80);
    });
    return {};
  },
});

const columnsOf = (dom: HTMLElement) => [...dom.querySelectorAll<HTMLElement>('wx-picker-view-column')];

const rowHeight = (column: HTMLElement) =>
  (column.firstElementChild as HTMLElement | null)?.offsetHeight || 1;

const indexOf = (column: HTMLElement) => Math.round(column.scrollTop / rowHeight(column));

function place({ dom, data, state }: BuiltInElement<{ told: string }>): void {
  if (!dom.isConnected) return;
  const values = (data.value ?? []) as number[];
  // A column without a value stands at its first row.
  state.told = JSON.stringify(columnsOf(dom).map((_column, index) => Number(values[index] ?? 0)));
  for (const [index, column] of columnsOf(dom).entries()) {
    const row = rowHeight(column);
    // Half of the view above and below, so that the first and the last row can stand in the middle.
    column.style.setProperty('--picker-room', `${Math.max(0, (dom.clientHeight - row) / 2)}px`);
    const top = Math.min(Number(values[index] ?? 0), column.childElementCount - 1) * row;
    if (Math.abs(column.scrollTop - top) <= 1) continue;
    column.dataset.placed = '';
    column.scrollTop = top;
    // At the end of its way already: no scrolling will come that could take the mark away.
    if (Math.abs(column.scrollTop - top) > row) delete column.dataset.placed;
  }
}
