import type { BuiltInElement } from './built-in';
import { builtIn } from './built-in';

/** Opens the phone's picker, which the shell draws, when it is tapped. */
export const picker = builtIn<{ chosen: unknown }>({
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
    return { chosen: undefined };
  },
  update: ({ data, state }) => {
    state.chosen = data.value;
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

async function open(self: BuiltInElement<{ chosen: unknown }>): Promise<void> {
  const { data, context } = self;
  const mode = String(data.mode);
  if (mode === 'region') {
    context.program.report('error', '<picker mode="region"> is not available in the simulator.');
    return;
  }
  const named = (item: unknown) =>
    data.rangeKey ? String((item as Record<string, unknown>)[String(data.rangeKey)]) : String(item);
  const columns = (mode === 'multiSelector' ? data.range : [data.range]) as unknown[][];
  const answer = await context.host.sheet<{ value: unknown } | null>('picker', {
    mode,
    value: data.value ?? undefined,
    range: columns.map((column) => (column ?? []).map(named)),
    start: data.start || undefined,
    end: data.end || undefined,
    fields: data.fields,
    title: data.headerText || undefined,
  });
  if (!answer) {
    self.trigger('cancel');
    return;
  }
  self.set('value', answer.value);
  self.trigger('change', { value: answer.value });
}
