import type { Input, Output } from '../../../core/contract';
import { dayMs } from '../../../core/domain/calendar/beijing';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { files } from '../../_store/files';
import { importRows } from '../../_store/import-rows';
import { type ImportRow, imports } from '../../_store/imports';
import { units } from '../../_store/units';
import { batchesOf } from '../batches';
import { reading } from '../reading';
import { linesOf } from '../table';

/** For how long what was read waits for its confirmation. */
const waits = dayMs;
/** Batches that one call adds. */
const together = 20;

/**
 * Reads a roster file that the phone put into storage: what it would change, and what is wrong with it row by row. The roster stays as it is. The
 * file, which holds numbers in clear, is taken away whatever comes of it.
 */
export async function read(member: Member, input: Input<'intake.read'>): Promise<Output<'intake.read'>> {
  const { now, personId: by } = member;
  const { fileId, fileName, unitId } = input;
  const node = await units.get(unitId);
  permit(member, node && { unitPath: node.path }, 'unitId');
  if (!node) throw new Fault('NOT_FOUND', undefined, 'unitId');
  const answer = await change(member, { route: 'intake.read', personId: unitId, input }, async () => {
    const bytes = await files.bytes(fileId).catch(() => {
      throw new Fault('INVALID', 'file-unreadable', 'fileId');
    });
    const lines = await linesOf(bytes, fileId.split('.').at(-1) ?? '').catch(async (error) => {
      await files.remove([fileId]).catch(() => undefined);
      throw error;
    });
    const _id = newId('import', `${unitId}:${input.requestId}`);
    const found = await reading(lines, node, _id, now);
    const expiresAt = now + waits;
    const batches = batchesOf(_id, found);
    const { same, wrong, problems, sample } = found;
    const row: ImportRow = {
      ...{ _id, byPersonId: by, paths: node.path, fileName, at: now, state: 'preview' },
      ...{ fresh: found.fresh.length, changed: found.changed.length, same, wrong, problems, sample },
      ...{ batches: batches.length, written: 0, kept: 0, expiresAt },
    };
    return {
      answer: { importId: _id, state: row.state, written: 0, kept: 0 },
      what: `roster file read, rows ${lines.length}`,
      async write(transaction) {
        await imports.add(row, transaction);
        for (let at = 0; at < batches.length; at += together)
          await importRows.addAll(batches.slice(at, at + together), transaction);
      },
    };
  });
  await files.remove([fileId]).catch(() => undefined);
  return answer;
}
