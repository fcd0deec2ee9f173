import type { Problem } from './columns';

/** A row that was read and placed, its numbers hashed. */
export type Placed = {
  name: string;
  unitId: string;
  sectionId: string | null;
  position: string;
  entryDay: string;
  bornYear: number | null;
  idHash: string | null;
  phoneHash: string | null;
  cadre: boolean | null;
  /** Whether the file says by name something else than the rule; null when it says nothing. */
  cadreNamed: boolean | null;
};

/** Somebody on the roster, as far as matching needs. */
export type Known = Omit<Placed, 'cadre' | 'cadreNamed'> & {
  _id: string;
  cadre: boolean;
  cadreNamed: boolean;
  status: 'serving' | 'on-leave' | 'left';
};

/** Fields that a file may change for somebody who is there: what the ledger decides is not among them. */
export const changeable = [
  'sectionId',
  'position',
  'bornYear',
  'idHash',
  'phoneHash',
  'cadre',
  'cadreNamed',
] as const;
export type Changed = Partial<Pick<Known, (typeof changeable)[number]>>;

export type Match =
  | { kind: 'fresh' }
  | { kind: 'same'; personId: string }
  | { kind: 'changed'; personId: string; to: Changed; from: Changed }
  | { kind: 'wrong'; problem: Problem };

/** Known people by what they are matched by. */
export type Index = {
  byId: ReadonlyMap<string, readonly Known[]>;
  byName: ReadonlyMap<string, readonly Known[]>;
};

/** Names alone are not enough: people of one name are told apart by unit and, where two share that, by entry day. */
export function indexOf(known: readonly Known[]): Index {
  const byId = new Map<string, Known[]>();
  const byName = new Map<string, Known[]>();
  for (const one of known) {
    if (one.idHash !== null) byId.set(one.idHash, [...(byId.get(one.idHash) ?? []), one]);
    byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  }
  return { byId, byName };
}

/**
 * Whom a row means. An identity number decides; without one on either side, the name within the unit does. Two who may be meant are a problem for
 * a person to solve, and so is what only the ledger changes: the unit, and the entry day.
 */
export function matchOf(row: Placed, { byId, byName }: Index): Match {
  const wrong = (column: Problem['column'], code: Problem['code']): Match => ({
    kind: 'wrong',
    problem: { column, code },
  });
  const sure = row.idHash === null ? [] : (byId.get(row.idHash) ?? []);
  const named = (byName.get(row.name) ?? []).filter(
    (one) => one.unitId === row.unitId && (one.idHash === null || row.idHash === null),
  );
  const sameDay = named.filter((one) => one.entryDay === row.entryDay);
  const found = sure.length > 0 ? sure : sameDay.length > 0 ? sameDay : named;
  if (found.length > 1) return wrong('name', 'several');
  const [one] = found;
  if (!one) return { kind: 'fresh' };
  if (one.status === 'left') return wrong('name', 'left');
  if (one.unitId !== row.unitId) return wrong('unit', 'elsewhere');
  if (one.entryDay !== row.entryDay) return wrong('entryDay', 'other-entry-day');
  const to: Changed = {};
  const from: Changed = {};
  for (const field of changeable) {
    const wanted = row[field];
    // A file that says what stands already names nobody: a roster that was taken out comes back as it was.
    if (field === 'cadreNamed' && to.cadre === undefined) continue;
    // An empty cell says nothing: it takes nothing away.
    if (wanted === null || wanted === one[field]) continue;
    Object.assign(to, { [field]: wanted });
    Object.assign(from, { [field]: one[field] });
  }
  const { _id: personId } = one;
  return Object.keys(to).length > 0 ? { kind: 'changed', personId, to, from } : { kind: 'same', personId };
}
