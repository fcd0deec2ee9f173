import { h } from '../element';
import { deviceOf, devices } from '../phone/devices';

/** 机型: which phone or tablet stands beside the panel; the program starts again in it. */
export function deviceChoice(chosen: string, choose: (id: string) => void): HTMLElement {
  const select = h(
    'select',
    { 'aria-label': '机型', onchange: () => choose(select.value) },
    ...devices.map(({ id, label }) =>
      h('option', { value: id, selected: id === deviceOf(chosen).id }, label),
    ),
  );
  return h('label', { class: 'device' }, h('span', {}, '机型'), select);
}
