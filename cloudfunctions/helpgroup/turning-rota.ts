import { peopleOf } from '../../core/domain/duty/rota';
import { Stale } from '../_kernel/fault';
import type { Transaction } from '../_store/database';
import { type DutyRotaRow, dutyRotas } from '../_store/duty-rotas';

/** Inside a transaction: changes a unit's rota if it stands as it was read, or lets the decision be made again. */
export async function turnRota(
  unitId: string,
  before: DutyRotaRow | null,
  fields: Partial<Omit<DutyRotaRow, '_id' | 'people' | 'version'>>,
  transaction: Transaction,
): Promise<void> {
  const current = await dutyRotas.get(unitId, transaction);
  if (current?.version !== before?.version) throw new Stale('rota');
  const empty = { published: null, publishedAt: null, draft: null, draftBy: null };
  const next = { ...empty, ...before, ...fields };
  const people = [next.published, next.draft].flatMap((one) => (one ? peopleOf(one) : []));
  const named = [...new Set([...people, ...(next.draftBy === null ? [] : [next.draftBy])])];
  await dutyRotas.put(
    { ...next, _id: unitId, people: named, version: (before?.version ?? 0) + 1 },
    transaction,
  );
}
