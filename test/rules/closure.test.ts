import fc from 'fast-check';
import { fewestPeople, withoutSmall } from '../../core/domain/closure/small-groups';
import { emptyGroup, type Group, standingOf, standings } from '../../core/domain/closure/tally';
import { newNode } from '../../core/domain/node/making';

const at = (day: string) => Date.parse(`${day}T10:00:00+08:00`);
const node = newNode('b', 'anniversary', { day: '2026-07-01', years: 1 });

test.each([
  ['2026-06-30', {}, null],
  ['2026-07-01', {}, 'running'],
  ['2026-07-31', {}, 'running'],
  ['2026-08-01', {}, 'overdue'],
  ['2026-08-01', { closedAt: 1 }, 'closed'],
  ['2026-08-01', { exemption: { because: 'illness', at: 1 } }, 'excused'],
  ['2026-08-01', { exemption: { because: 'illness', at: 1 }, closedAt: 1 }, 'closed'],
  ['2026-08-01', { withdrawnAt: 1 }, null],
  ['2026-08-01', { kind: 'leaving', closedAt: 1 }, null],
] as const)('on %s a node with %j stands as %s', (day, facts, standing) => {
  expect(standingOf({ ...node, ...facts }, at(day))).toBe(standing);
});

test('days on leave do not count', () => {
  const leaves = [{ from: '2026-07-05', until: '2026-07-14' }];
  expect(standingOf(node, at('2026-08-10'), leaves)).toBe('running');
  expect(standingOf(node, at('2026-08-11'), leaves)).toBe('overdue');
});

const groups = fc
  .array(fc.tuple(fc.uniqueArray(fc.nat(30), { minLength: 1 }), fc.nat(9), fc.nat(9)), { maxLength: 12 })
  .map((all) =>
    all.map(([people, closed, overdue], index): Group => {
      const group = emptyGroup(String(index));
      for (const one of people) group.people.add(`p${one}`);
      Object.assign(group.sums, { closed, overdue });
      return group;
    }),
  );
const everybody = (all: readonly Group[]) => new Set(all.flatMap(({ people }) => [...people]));

test('behind every figure that is shown stand five people, and nothing is lost in between', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const { groups: shown, rest } = withoutSmall(all);
      const rows = [...shown, ...(rest ? [rest.group] : [])];
      for (const { people } of rows) expect(people.size).toBeGreaterThanOrEqual(fewestPeople);
      if (rows.length === 0) return expect(everybody(all).size).toBeLessThan(fewestPeople);
      expect(everybody(rows)).toEqual(everybody(all));
      for (const standing of standings) {
        const sum = (of: readonly Group[]) => of.reduce((n, { sums }) => n + sums[standing], 0);
        expect(sum(rows)).toBe(sum(all));
      }
      // The order in which they were given stays, and what stands alone is unchanged.
      expect(shown).toEqual(all.filter((group) => shown.includes(group)));
      expect(shown.length + (rest?.parts ?? 0)).toBe(all.length);
    }),
    { numRuns: 300 },
  );
});

test('one small section takes the next smallest with it, so that it cannot be subtracted', () => {
  const sized = (key: string, size: number) => {
    const group = emptyGroup(key);
    for (let n = 0; n < size; n += 1) group.people.add(`${key}${n}`);
    return group;
  };
  const { groups: shown, rest } = withoutSmall([sized('a', 9), sized('b', 1), sized('c', 6)]);
  expect(shown.map(({ key }) => key)).toEqual(['a']);
  expect(rest).toMatchObject({ parts: 2 });
});
