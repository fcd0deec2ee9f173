import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyWay, states } from '../../scripts/pictures/matrix';
import { given, type Pages, pagesOf, screensOf } from '../../scripts/pictures/screens';
import { sheetPage } from '../../scripts/pictures/sheets';
import { repositoryRoot } from '../../scripts/root';

/** The matrix itself takes minutes: `npm run pictures`. Here is only that nothing falls out of it. */
const program = JSON.parse(
  readFileSync(join(repositoryRoot(__dirname), 'miniprogram', 'app.json'), 'utf8'),
) as Pages;

test('every page of the program is in the matrix, under a name of its own, and no other page', () => {
  const screens = screensOf(program);
  expect([...new Set(screens.map(({ page }) => page))].sort()).toEqual([...pagesOf(program)].sort());
  expect(new Set(screens.map(({ name }) => name)).size).toBe(screens.length);
  expect(Object.keys(given).filter((page) => !pagesOf(program).includes(page))).toEqual([]);
});

test('a contact sheet has a row for each state and a column for each way of looking', () => {
  const pictures = new Map(
    states.flatMap((state) => everyWay.map((way) => [`${state}-${way}`, `data:${state}/${way}`] as const)),
  );
  const page = sheetPage('today', states, pictures);
  for (const picture of pictures.values()) expect(page).toContain(`<img src="${picture}">`);
  expect(page.match(/<img/g)).toHaveLength(states.length * everyWay.length);
});
