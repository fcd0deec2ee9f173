import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { batchId, importRows } from '../../_store/import-rows';
import { type ImportRow, imports } from '../../_store/imports';
import { importOf } from '../load';
import { takenBack, written } from '../writing';

/**
 * Writes, or takes back, one batch, in one transaction. Whoever asks for a batch that was done meanwhile is told how far it is; an import that was
 * left goes on from where it stands.
 */
export async function step(member: Member, input: Input<'intake.step'>): Promise<Output<'intake.step'>> {
  const { now, personId: by } = member;
  const { importId } = input;
  const first = await importOf(importId);
  permit(member, { unitPath: first.row.paths }, 'importId');
  const personId = first.row.paths.at(-1) ?? '';
  return change(member, { route: 'intake.step', personId, input }, async () => {
    const { row } = await importOf(importId);
    const { state: stands, written: at, kept } = row;
    if (at !== input.written || !['running', 'undoing'].includes(stands))
      return { answer: { importId, state: stands, written: at, kept } };
    const back = row.state === 'undoing';
    const batch = await importRows.get(batchId(importId, back ? row.written - 1 : row.written));
    if (!batch) throw new Fault('CONFLICT', 'import-over', 'importId');
    const done = await (back ? takenBack(batch, now) : written(batch, by, now));
    const count = row.written + (back ? -1 : 1);
    const state: ImportRow['state'] =
      count === (back ? 0 : row.batches) ? (back ? 'undone' : 'done') : row.state;
    // The names of the preview have done their work.
    const sample = state === row.state ? {} : { sample: [] };
    return {
      answer: { importId, state, written: count, kept: kept + done.kept },
      what: `import ${row.state}, batch ${count} of ${row.batches}`,
      async write(transaction) {
        const current = await imports.get(importId, transaction);
        if (current?.written !== row.written || current.state !== row.state) throw new Stale('import');
        await done.write(transaction);
        const fields = { written: count, state, kept: kept + done.kept, ...sample };
        await imports.patch(importId, fields, transaction);
      },
    };
  });
}
