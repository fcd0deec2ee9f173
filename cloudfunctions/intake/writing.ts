import type { Changed } from '../../core/domain/intake/matching';
import { Stale } from '../_kernel/fault';
import { newId } from '../_kernel/ids';
import { naming } from '../_kernel/naming';
import { newBook } from '../_kernel/new-book';
import type { Write } from '../_kernel/outbox';
import { type ImportBatchRow, importRows } from '../_store/import-rows';
import { lifeEvents } from '../_store/life-events';
import { type PersonRow, people } from '../_store/people';
import { postings } from '../_store/postings';
import { units } from '../_store/units';

/** Somebody's entry in the ledger that an import made. */
const entryId = (personId: string) => newId('event', `${personId}:import`);

/** One batch as it is written: new people with their first posting and their entry in the ledger, and changed fields of others. */
export async function written(
  batch: ImportBatchRow,
  by: string,
  now: number,
): Promise<{ kept: number; write: Write }> {
  const hashes = batch.fresh.flatMap(({ placed }) => placed?.idHash ?? []);
  const [came, there] = await Promise.all([people.matchableByHash(hashes), changedRows(batch)]);
  const taken = new Set(came.map((one) => one.idHash));
  const fresh = batch.fresh.filter(
    ({ placed }) => placed && !(placed.idHash !== null && taken.has(placed.idHash)),
  );
  const rows = fresh.map(({ id, unitPath, placed }): PersonRow => {
    if (!placed) throw new Error('A batch is written once.');
    const { name, unitId, sectionId, position, entryDay, bornYear, idHash, phoneHash, cadre } = placed;
    const named = placed.cadreNamed ?? false;
    return {
      ...{ _id: id, ...naming(id, name), unitId, sectionId, unitPath, position, entryDay, bornYear },
      ...{
        status: 'serving',
        cadre: cadre ?? false,
        cadreNamed: named,
        idHash,
        phoneHash,
        boundAt: null,
        version: 1,
      },
    };
  });
  const edits = await Promise.all(there.map(({ row, to }) => edited(row, to, now)));
  return {
    kept: batch.fresh.length - fresh.length + batch.changed.length - there.length,
    async write(transaction) {
      await people.addAll(rows, transaction);
      await postings.addAll(rows.map(firstPosting), transaction);
      await lifeEvents.addAll(
        rows.map((row) => entryOf(row, by, now)),
        transaction,
      );
      for (const edit of edits) await edit(transaction);
      // From here on only whom it was, and how they were before.
      const ids = fresh.map(({ id, unitPath }) => ({ id, unitPath, placed: null }));
      const changed = there.map(({ row, to, from }) => ({ personId: row._id, to, from }));
      await importRows.patch(batch._id, { fresh: ids, changed }, transaction);
    },
  };
}

/** One batch as it is taken back: whoever nothing has happened to since is gone, and changed fields are as they were. */
export async function takenBack(batch: ImportBatchRow, now: number): Promise<{ kept: number; write: Write }> {
  const ids = batch.fresh.map(({ id }) => id);
  const made = await people.byIds(ids);
  const untouched = made.filter((row) => row.version === 1 && row.boundAt === null);
  const changed = batch.changed.map(({ personId, to, from }) => ({ personId, to: from, from: to }));
  const there = await changedRows({ changed });
  const edits = await Promise.all(there.map(({ row, to }) => edited(row, to, now)));
  return {
    kept: made.length - untouched.length + changed.length - there.length,
    async write(transaction) {
      for (const row of untouched) {
        const current = await people.get(row._id, transaction);
        if (current?.version !== 1 || current.boundAt !== null) throw new Stale('person');
        await people.remove(row._id, transaction);
        await postings.remove(firstPosting(row)._id, transaction);
        await lifeEvents.remove(entryId(row._id), transaction);
      }
      for (const edit of edits) await edit(transaction);
    },
  };
}

/** Those whose fields still are what they were when the change was decided. */
async function changedRows({ changed }: Pick<ImportBatchRow, 'changed'>) {
  const rows = new Map((await people.byIds(changed.map((one) => one.personId))).map((row) => [row._id, row]));
  return changed.flatMap(({ personId, to, from }) => {
    const row = rows.get(personId);
    const still =
      row &&
      (Object.keys(from) as (keyof Changed)[]).every(
        (field) => (row[field] ?? false) === (from[field] ?? false),
      );
    return row && still ? [{ row, to, from }] : [];
  });
}

/**
 * Fields of a person as a file puts them right; their place moves with the section, and so does the posting that runs. Whoever has come already and
 * becomes a young cadre has a book from then on.
 */
async function edited(row: PersonRow, to: Changed, now: number): Promise<Write> {
  const sectionId = to.sectionId === undefined ? row.sectionId : to.sectionId;
  const section = sectionId === null ? await units.get(row.unitId) : await units.get(sectionId);
  const fields = { ...to, unitPath: section?.path ?? row.unitPath };
  const running = (await postings.ofPerson(row._id)).find((one) => one.untilDay === null);
  const { position = row.position } = to;
  const book = to.cadre === true && row.boundAt !== null ? await newBook(row, now) : null;
  return async (transaction) => {
    const current = await people.get(row._id, transaction);
    if (current?.version !== row.version) throw new Stale('person');
    await people.patch(row._id, { ...fields, version: row.version + 1 }, transaction);
    if (running) await postings.patch(running._id, { sectionId, position }, transaction);
    await book?.(transaction);
  };
}

function firstPosting({ _id: personId, unitId, sectionId, position, entryDay: fromDay }: PersonRow) {
  return { _id: `${personId}:${fromDay}`, personId, unitId, sectionId, position, fromDay, untilDay: null };
}

function entryOf({ _id: personId, unitPath, entryDay: day }: PersonRow, by: string, at: number) {
  return {
    ...{ _id: entryId(personId), personId, unitPath, kind: 'entry' as const, day, to: null },
    ...{ status: 'confirmed' as const, note: '', proposedBy: by, decidedBy: by, decidedAt: at },
    ...{ reason: '', corrects: null, at },
  };
}
