import { type UnitRow, units } from '../_store/units';

/** Names of nodes of the tree, read at once: no other row holds a copy. */
export type UnitNames = {
  of(id: string): string;
  /** Unit and section of somebody's place. */
  ofPlace(place: { unitId: string; sectionId: string | null }): {
    unitName: string;
    sectionName: string | null;
  };
};

/** Reads the names of some nodes. */
export async function namesOf(ids: readonly string[]): Promise<UnitNames> {
  const distinct = [...new Set(ids)];
  return namesIn(distinct.length > 0 ? await units.byIds(distinct) : []);
}

/** Names from rows that are at hand. A node that is not there has none. */
export function namesIn(rows: readonly UnitRow[]): UnitNames {
  const names = new Map(rows.map((row) => [row._id, row.name]));
  const of = (id: string) => names.get(id) ?? '';
  return {
    of,
    ofPlace: ({ unitId, sectionId }) => ({
      unitName: of(unitId),
      sectionName: sectionId === null ? null : of(sectionId),
    }),
  };
}
