import { naming } from '../../cloudfunctions/_kernel/naming';
import type { PersonRow } from '../../cloudfunctions/_store/people';
import type { PostingRow } from '../../cloudfunctions/_store/postings';
import type { RoleRow } from '../../cloudfunctions/_store/roles';
import { colleagues } from './colleagues';
import { mentor, officers } from './officers';
import type { Store } from './store';
import { placeIn, tree } from './tree';

/** Since when the duties of the invented district run. */
const dutiesFrom = Date.parse('2024-01-02T09:00:00+08:00');

/** Somebody's row as an import would have made it, not bound. */
export function rosterRow(
  who: { id: string; name: string; at: string; entryDay: string; bornYear: number },
  more: Partial<PersonRow> = {},
): PersonRow {
  const { id, name, entryDay, bornYear } = who;
  const { path, ...place } = placeIn(who.at);
  const unknown = { idHash: null, phoneHash: null, boundAt: null };
  return {
    _id: id,
    ...naming(id, name),
    ...place,
    unitPath: [...path],
    position: '科员',
    entryDay,
    bornYear,
    status: 'serving',
    cadre: true,
    ...unknown,
    version: 1,
    ...more,
  };
}

/** The first posting of somebody's row. */
export function firstPosting(row: PersonRow): PostingRow {
  const { _id: personId, unitId, sectionId, position, entryDay } = row;
  const at = { personId, unitId, sectionId, position };
  return { _id: `${personId}:${entryDay}`, ...at, fromDay: entryDay, untilDay: null };
}

/** Writes the tree, the officers with their duties, and the colleagues who have not come yet. */
export async function fillDistrict(store: Store): Promise<void> {
  await store.ensureAll('units', tree);
  const known = officers.map((one) => rosterRow(one, { cadre: false, position: one.position }));
  const young = colleagues.map(([name, at, bornYear, entryDay], index) =>
    rosterRow({ id: `demo-colleague-${index + 1}`, name, at, bornYear, entryDay }),
  );
  await store.ensureAll('people', [...known, ...young]);
  await store.ensureAll('postings', [...known, ...young].map(firstPosting));
  await store.ensureAll('roles', officers.flatMap(roleRow));
  const running = { from: dutiesFrom, until: null, note: '' };
  await store.ensureAll('mentorships', [{ _id: 'demo-mentorship-1', ...mentor, ...running }]);
}

function roleRow(one: (typeof officers)[number]): RoleRow[] {
  if (!one.role) return [];
  const { word: role, scope } = one.role;
  const paths = [...new Set(scope.ids.flatMap((id) => placeIn(id).path))];
  const period = { from: dutiesFrom, until: null, grantedBy: null, endedBy: null };
  return [{ _id: `${one.id}-${role}`, personId: one.id, role, scope, paths, ...period }];
}
