import type { ImportPosition } from '../../core/contract/intake';
import { dayMs } from '../../core/domain/calendar/beijing';
import { mustConfirm, permit } from '../_kernel/authority';
import type { Member } from '../_kernel/caller';
import { change } from '../_kernel/change';
import { Fault, Stale } from '../_kernel/fault';
import { type ImportRow, imports } from '../_store/imports';
import { importOf } from './load';

/** For how long an import can be taken back. */
const undoable = 7 * dayMs;

/** Turns an import from one state to the next, when it stands there and its time is not over. */
export async function turn(
  member: Member,
  route: 'intake.confirm' | 'intake.undo',
  input: { requestId: string; importId: string; confirm: string },
  { from, to }: { from: ImportRow['state']; to: ImportRow['state'] },
): Promise<ImportPosition> {
  const { now } = member;
  const first = await importOf(input.importId);
  const rule = permit(member, { unitPath: first.row.paths }, 'importId');
  mustConfirm(rule, input.confirm, first.word);
  const personId = first.row.paths.at(-1) ?? '';
  return change(member, { route, personId, input }, async () => {
    const { row } = await importOf(input.importId);
    const halfway = to === 'undoing' && row.state === 'running';
    if ((row.state !== from && !halfway) || row.expiresAt <= now)
      throw new Fault('CONFLICT', 'import-over', 'importId');
    // Nothing to write, or to take back, is done at once.
    const nothing = to === 'running' ? row.batches === 0 : row.written === 0;
    const state = nothing ? (to === 'running' ? 'done' : 'undone') : to;
    const expiresAt = now + undoable;
    return {
      answer: { importId: row._id, state, written: row.written, kept: 0 },
      what: `import ${to}, confirmed`,
      async write(transaction) {
        const current = await imports.get(row._id, transaction);
        if (current?.state !== row.state || current.written !== row.written) throw new Stale('import');
        await imports.patch(row._id, { state, kept: 0, expiresAt }, transaction);
      },
    };
  });
}
