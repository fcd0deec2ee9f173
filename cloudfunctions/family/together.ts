import type { FamilyKind } from '../../core/domain/family/kinds';
import type { Part } from '../../core/domain/family/together';
import type { Member } from '../_kernel/caller';
import { Fault, Stale } from '../_kernel/fault';
import type { Transaction } from '../_store/database';
import { type FamilyMarkRow, familyMarks } from '../_store/family-marks';
import { type FamilyMemberRow, familyMembers } from '../_store/family-members';
import { type FamilyThingRow, familyThings } from '../_store/family-things';

/** One household in one year, as far as the six are about it. */
export type Year = {
  own: FamilyMemberRow;
  year: number;
  /** Whoever has joined. */
  joined: FamilyMemberRow[];
  /** Of those who belong to it now. */
  marks: FamilyMarkRow[];
};

/**
 * The caller's household in a year.
 * @throws Fault NOT_FOUND for whoever belongs to none
 */
export async function yearOf(member: Member, year: number): Promise<Year> {
  const own = await familyMembers.get(member.personId);
  if (!own || own.joinedAt === null) throw new Fault('NOT_FOUND');
  return yearIn(own, year);
}

/** The household of a membership in a year. */
export async function yearIn(own: FamilyMemberRow, year: number): Promise<Year> {
  const [members, all] = await Promise.all([
    familyMembers.ofHousehold(own.householdId),
    familyMarks.ofYear(own.householdId, year),
  ]);
  const joined = members.filter((row) => row.joinedAt !== null);
  const marks = all.filter((mark) => joined.some(({ _id }) => _id === mark.personId));
  return { own, year, joined, marks };
}

export function thingId({ own, year }: Pick<Year, 'own' | 'year'>, kind: FamilyKind): string {
  return `${own.householdId}-${kind}-${year}`;
}

/** Who did their part of one of the six, and who did not. */
export function partsOf({ joined, marks }: Year, kind: FamilyKind): Part[] {
  const did = new Set(marks.filter((mark) => mark.kind === kind).map((mark) => mark.personId));
  return joined.map(({ _id: id, relation }) => ({ id, cadre: relation === 'cadre', did: did.has(id) }));
}

/** The row of one of the six after a change; the first change makes it. */
export function turned(
  found: Year,
  kind: FamilyKind,
  before: FamilyThingRow | null,
  fields: Partial<Pick<FamilyThingRow, 'planDay' | 'doneAt' | 'turn'>>,
): FamilyThingRow {
  const { own, year } = found;
  const fresh = { planDay: null, doneAt: null, turn: 0 };
  return {
    ...(before ?? { _id: thingId(found, kind), householdId: own.householdId, kind, year, ...fresh }),
    ...fields,
    version: (before?.version ?? 0) + 1,
  };
}

/** Inside a transaction: one of the six stands as it was read, and is written anew. Everything about it goes through here, so that two never miss each other. */
export async function putThing(
  row: FamilyThingRow,
  before: FamilyThingRow | null,
  transaction: Transaction,
): Promise<void> {
  const current = await familyThings.get(row._id, transaction);
  if (current?.version !== before?.version) throw new Stale('family thing');
  await familyThings.put(row, transaction);
}
