import { attributesOf, render, settle, tap } from './program';

const pills = 'packages/timebook/components/promise-pills';

test('a promise shows its words and three pills, each with a word beside its drawing', () => {
  const { text } = render(pills, { text: '不独自扛。', mark: '' });
  expect(text()).toMatch(/不独自扛。.*守住.*有偏差.*需帮助/s);
});

test('tapping a pill tells which, and changes nothing by itself', async () => {
  const { rendered, events } = render(pills, { text: '约定', mark: '' }, ['mark']);
  tap(rendered, '.pill', 1);
  await settle();
  expect(events).toEqual([{ name: 'mark', detail: { mark: 'strayed' } }]);
  expect(rendered.data.mark).toBe('');
});

test('tapping the chosen pill takes the mark back', async () => {
  const { rendered, events } = render(pills, { text: '约定', mark: 'kept' }, ['mark']);
  tap(rendered, '.pill', 0);
  await settle();
  expect(events).toEqual([{ name: 'mark', detail: { mark: null } }]);
});

test('the help card appears in place, says that nothing was sent, and offers nothing to tap', () => {
  const { rendered, text } = render(pills, { text: '约定', mark: 'help' });
  expect(text()).toContain('什么也没有发出');
  expect(rendered.querySelectorAll('.pill')).toHaveLength(3);
  expect(render(pills, { text: '约定', mark: 'strayed' }).text()).not.toContain('什么也没有发出');
});

test('a still promise cannot be marked', async () => {
  const { rendered, events } = render(pills, { text: '约定', mark: 'kept', still: true }, ['mark']);
  tap(rendered, '.pill', 2);
  await settle();
  expect(events).toEqual([]);
});

test('a screen reader hears one group of three choices and which is chosen', () => {
  const { rendered } = render(pills, { text: '约定', mark: 'strayed' });
  const choices = attributesOf(rendered, 'pill');
  expect(choices.map((one) => [one.ariaRole, one.ariaLabel, one.ariaChecked])).toEqual([
    ['radio', '守住', false],
    ['radio', '有偏差', true],
    ['radio', '需帮助', false],
  ]);
});
