import { type FamilyKind, familyKinds, sixKinds } from '../../core/domain/family/kinds';
import { isDone, type Part, stateOf, waitedFor } from '../../core/domain/family/together';

/** Two cadres and two relatives, of whom some did their part: every case there is. */
const people = [
  { id: 'c1', cadre: true },
  { id: 'c2', cadre: true },
  { id: 'r1', cadre: false },
  { id: 'r2', cadre: false },
];
const cases: Part[][] = Array.from({ length: 16 }, (_, bits) =>
  people.map((one, at) => ({ ...one, did: ((bits >> at) & 1) === 1 })),
);
const did = (parts: Part[]) => parts.filter((part) => part.did).map(({ id }) => id);

test('what counts as done, in the words of the domain', () => {
  for (const parts of cases) {
    const who = did(parts);
    const cadre = who.some((id) => id.startsWith('c'));
    const relative = who.some((id) => id.startsWith('r'));
    const expected: Record<FamilyKind, boolean> = {
      lesson: cadre && relative,
      site: who.length > 0,
      words: cadre && relative,
      pledge: who.length === 4,
      reading: who.length > 0,
      photo: who.length > 0,
    };
    for (const kind of familyKinds)
      expect([kind, who, isDone(kind, parts)]).toEqual([kind, who, expected[kind]]);
  }
  expect(isDone('pledge', [{ id: 'c1', cadre: true, did: true }])).toBe(false);
});

test('it waits for nobody before one began and after it is done, never for whoever did, and for those who can finish it', () => {
  for (const kind of familyKinds)
    for (const parts of cases) {
      const waits = waitedFor(kind, parts);
      if (did(parts).length === 0 || isDone(kind, parts)) expect(waits).toEqual([]);
      else {
        expect(waits.length).toBeGreaterThan(0);
        expect(did(parts).filter((id) => waits.includes(id))).toEqual([]);
        const all = parts.map((part) => ({ ...part, did: part.did || waits.includes(part.id) }));
        expect(isDone(kind, all)).toBe(true);
        if (sixKinds[kind].done === 'both sides') expect(new Set(waits.map((id) => id[0])).size).toBe(1);
      }
    }
});

test('a plan shows until its day has passed; what was done stays done when somebody joins', () => {
  const none = cases[0] as Part[];
  const row = { doneAt: null, planDay: '2026-07-04' };
  expect(stateOf('site', row, none, '2026-07-04')).toBe('planned');
  expect(stateOf('site', row, none, '2026-07-05')).toBe('empty');
  expect(stateOf('site', null, none, '2026-07-05')).toBe('empty');
  expect(stateOf('pledge', null, cases[1] as Part[], '2026-07-05')).toBe('begun');
  expect(stateOf('pledge', { doneAt: 1, planDay: null }, cases[1] as Part[], '2026-07-05')).toBe('done');
});
