import type { Subject } from '../../core/domain/authority/relation';
import { Fault, Stale } from '../_kernel/fault';
import type { Transaction } from '../_store/database';
import { type PersonRow, people } from '../_store/people';
import type { Scope } from '../_store/scope';
import { type UnitRow, units } from '../_store/units';

/** Somebody on the roster, and what they are to rules. Ask `permit` before anything of the row leaves. */
export async function personOf(personId: string): Promise<{ row: PersonRow; subject: Subject }> {
  const row = await people.get(personId);
  if (!row) throw new Fault('NOT_FOUND', undefined, 'personId');
  return { row, subject: { personId, unitPath: row.unitPath, state: row.status } };
}

/** A node of the tree as the subject of an act. */
export function placeOf(row: UnitRow | undefined): Subject | null {
  return row ? { unitPath: row.path } : null;
}

/** Inside a transaction: changes a person's row if it stands as it was read, or lets the decision be made again. */
export async function turnPerson(
  row: PersonRow,
  fields: Partial<Omit<PersonRow, '_id' | 'version'>>,
  transaction: Transaction,
): Promise<void> {
  const current = await people.get(row._id, transaction);
  if (current?.version !== row.version) throw new Stale('person');
  await people.patch(row._id, { ...fields, version: row.version + 1 }, transaction);
}

/** The nodes of a scope in organisational order, and those above them. */
export async function treeOf(scope: Scope): Promise<{ inside: UnitRow[]; above: UnitRow[] }> {
  const inside = (await units.within(scope)).sort(byOrder);
  const known = new Set(inside.map((row) => row._id));
  const missing = [...new Set(inside.flatMap((row) => row.path))].filter((id) => !known.has(id));
  const above = missing.length > 0 ? (await units.byIds(missing)).sort(byOrder) : [];
  return { inside, above };
}

/** Higher nodes first, siblings by their order. */
function byOrder(a: UnitRow, b: UnitRow): number {
  return a.path.length - b.path.length || a.order - b.order || (a._id < b._id ? -1 : 1);
}
