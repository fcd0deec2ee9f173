import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdings, impersonal } from '../../core/domain/data-map/holdings';
import { repositoryRoot } from '../../scripts/root';
import { testProject } from '../support/project';

const project = testProject() as unknown as {
  collections: string[];
  indexes: Record<string, { keys: [string, 1 | -1][] }[]>;
};
const mapped = new Set(holdings.map(({ collection }) => collection));

test('every collection says how a person’s rows are found, or that nobody’s are in it', () => {
  const silent = project.collections.filter((name) => !mapped.has(name) && !impersonal.includes(name));
  expect(silent).toEqual([]);
  expect([...mapped, ...impersonal].filter((name) => !project.collections.includes(name))).toEqual([]);
});

test('each is found by an index, or by its id', () => {
  const slow = holdings.filter(
    ({ collection, by }) =>
      by !== '_id' && !project.indexes[collection]?.some(({ keys }) => keys[0]?.[0] === by),
  );
  expect(slow.map(({ collection, by }) => `${collection}.${by}`)).toEqual([]);
});

test('what stays says why, and the map that people read has every collection', () => {
  for (const { collection, erase, why } of holdings)
    if (erase !== 'remove') expect([collection, (why ?? '').length > 8]).toEqual([collection, true]);
  const map = readFileSync(join(repositoryRoot(__dirname), 'docs/data-map.md'), 'utf8');
  const missing = [...mapped].filter((name) => !map.includes(`| \`${name}\` |`));
  expect(missing).toEqual([]);
});
