import { writeRoutes } from '../support/registry';
import { lives } from './acts';
import { playLife } from './life';

test('every write action is part of a life that is played', () => {
  const routes = Object.values(lives).flatMap((acts) =>
    acts.filter(({ known }) => !known).map(({ route }) => route),
  );
  expect([...new Set(routes)].sort()).toEqual([...writeRoutes].sort());
});

playLife(lives.letters, 400);
