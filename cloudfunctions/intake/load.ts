import type { ImportView } from '../../core/contract/intake';
import { Fault } from '../_kernel/fault';
import { type ImportRow, imports } from '../_store/imports';
import { units } from '../_store/units';

/** An import, and the word that confirms what is done with it: the name of the unit or district that it is for. */
export async function importOf(importId: string): Promise<{ row: ImportRow; word: string }> {
  const row = await imports.get(importId);
  if (!row) throw new Fault('NOT_FOUND', undefined, 'importId');
  return { row, word: (await units.get(row.paths.at(-1) ?? ''))?.name ?? '' };
}

export function importView(row: ImportRow, confirm: string, now: number): ImportView {
  const { _id: id, fileName, at, state, fresh, changed, same, wrong, problems, sample } = row;
  const { batches, written, kept, expiresAt } = row;
  const counts = { fresh, changed, same, wrong, batches, written, kept };
  return { id, fileName, at, state, ...counts, problems, sample, confirm, open: expiresAt > now };
}
