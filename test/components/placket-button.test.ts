import { attributesOf, render } from './program';

test.each([
  ['closed', 'fastened', '已扣上'],
  ['open', 'open', '到日子'],
  ['reread', 'open', '重读过'],
  ['overdue', 'overdue', '逾期'],
  ['upcoming', 'ahead', '未到'],
  ['later', 'later', '未定'],
])('a node that is %s is drawn as %s, for light and dark, and says so', (state, drawing, word) => {
  const { rendered } = render('components/placket-button', { state });
  const pictures = attributesOf(rendered, 'picture').map((one) => one.src);
  expect(pictures).toEqual([`/assets/button-${drawing}-light.svg`, `/assets/button-${drawing}-dark.svg`]);
  expect(attributesOf(rendered, 'button')[0]?.ariaLabel).toContain(word);
});

test('closing draws two stitches over a button that has none yet', () => {
  const { rendered } = render('components/placket-button', { state: 'closed', sewing: true });
  expect(attributesOf(rendered, 'picture')[0]?.src).toBe('/assets/button-unsewn-light.svg');
  expect(rendered.querySelectorAll('.stitch')).toHaveLength(2);
});

test('a state that changes while shown changes the drawing', () => {
  const { rendered } = render('components/placket-button', { state: 'upcoming' });
  rendered.setData({ state: 'overdue' });
  expect(rendered.data.drawing).toBe('overdue');
});
