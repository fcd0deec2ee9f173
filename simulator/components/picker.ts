import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';
import { regionColumns } from './picker-regions';

interface PickerState {
  chosen: unknown;
  /** Draws the columns of the open sheet anew: a program fills the next column when one was turned. */
  show: ((columns: string[][], chosen: number[]) => void) | undefined;
}

/** Opens the phone's picker, which the shell draws, when it is tapped. */
export const picker = builtIn<PickerState>({
  name: 'picker',
  properties: {
    name: String,
    mode: { type: String, value: 'selector' },
    disabled: Boolean,
    headerText: String,
    range: { type: Array, value: [] },
    rangeKey: String,
    value: null,
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    level: null,
    customItem: null,
  },
  create({ dom }) {
    dom.setAttribute('role', 'button');
    dom.setAttribute('aria-haspopup', 'dialog');
    dom.setAttribute('tabindex', '0');
    return { chosen: undefined, show: undefined };
  },
  update: ({ data, state }) => {
    state.chosen = data.value;
    if (data.mode === 'multiSelector') state.show?.(columnsOf(data), (data.value ?? []) as number[]);
  },
  ability: (self) => ({
    labelled: true,
    disabled: () => self.data.disabled === true,
    activate: () => void open(self),
    field: {
      name: () => String(self.data.name ?? ''),
      value: () => self.state.chosen,
      reset: () => self.set('value', null),
    },
  }),
});

interface Answer {
  value: unknown;
}

async function open(self: BuiltInElement<PickerState>): Promise<void> {
  const { data, context, state } = self;
  const mode = String(data.mode);
  const regions = mode === 'region' ? await regionColumns(data) : undefined;
  const answer = await context.host.sheet<Answer | null>('picker', {
    mode: regions ? 'multiSelector' : mode,
    value: (regions ? regions.chosen : data.value) ?? undefined,
    range: regions ? regions.columns() : columnsOf(data),
    start: data.start || undefined,
    end: data.end || undefined,
    fields: data.fields,
    title: data.headerText || undefined,
    follow: (show: (columns: string[][], chosen: number[]) => void) => {
      state.show = show;
    },
    columnChanged: (column: number, value: number) => {
      if (mode === 'multiSelector') self.trigger('columnchange', { column, value });
      if (!regions) return;
      regions.choose(column, value);
      state.show?.(regions.columns(), regions.chosen);
    },
  });
  state.show = undefined;
  if (!answer) {
    self.trigger('cancel');
    return;
  }
  const detail = regions ? regions.answer(answer.value as number[]) : { value: answer.value };
  self.set('value', detail.value);
  self.trigger('change', detail);
}

function columnsOf(data: Record<string, unknown>): string[][] {
  const named = (item: unknown) =>
    data.rangeKey ? String((item as Record<string, unknown>)[String(data.rangeKey)]) : String(item);
  const columns = (data.mode === 'multiSelector' ? data.range : [data.range]) as unknown[][];
  return columns.map((column) => (column ?? []).map(named));
}
