import {
  beginning,
  ending,
  firstFrom,
  lastStay,
  notBeginning,
  type Stay,
} from '../../../core/domain/career/history';
import { lifeEvents } from '../../_store/life-events';
import type { PersonRow } from '../../_store/people';
import { type PostingRow, postings } from '../../_store/postings';
import { units } from '../../_store/units';
import type { Consequence, Turning } from './facts';

/** Where somebody works, from when until when: a move begins a stay, leaving ends the last one, another entry day moves the first. */
export async function place({ person, stays, ledger, out, into }: Turning): Promise<Consequence> {
  const before = stays.length > 0 ? [...stays] : [firstStay(person)];
  let after: Stay[] = before;
  if (out?.kind === 'leaving') after = ending(after, null);
  if (out?.to) {
    // Of two moves on one day the other one stands again.
    const other = ledger.find((one) => one.status === 'confirmed' && one.to !== null && one.day === out.day);
    after = other?.to ? beginning(after, out.day, other.to) : notBeginning(after, out.day);
  }
  if (into?.kind === 'entry') after = firstFrom(after, into.day);
  if (into?.to) after = beginning(after, into.day, into.to);
  if (into?.kind === 'leaving') after = ending(after, into.day);
  if (after === before) return {};

  const rows = after.map((stay): PostingRow => {
    const { unitId, sectionId, position, fromDay, untilDay } = stay;
    const personId = person._id;
    return { _id: `${personId}:${fromDay}`, ...{ personId, unitId, sectionId, position, fromDay, untilDay } };
  });
  const known = new Map(stays.map((row) => [row._id, row]));
  const gone = stays.filter((row) => !rows.some(({ _id }) => _id === row._id));
  const changed = rows.filter((row) => !same(row, known.get(row._id)));
  const last = lastStay(after) as Stay;
  const [unit, section] = await Promise.all([
    units.get(last.unitId),
    last.sectionId === null ? null : units.get(last.sectionId),
  ]);
  const unitPath = section?.path ?? unit?.path ?? person.unitPath;
  const here = { unitId: last.unitId, sectionId: last.sectionId, unitPath, position: last.position };
  // What waits is decided where somebody works now.
  const waiting = ledger.filter(
    (one) => one.status === 'proposed' && one.unitPath.join() !== unitPath.join() && one._id !== into?._id,
  );
  return {
    person: here,
    async write(transaction) {
      for (const { _id } of gone) await postings.remove(_id, transaction);
      for (const row of changed) await postings.put(row, transaction);
      for (const { _id } of waiting) await lifeEvents.patch(_id, { unitPath }, transaction);
    },
  };
}

/** The only stay of somebody whose history nobody has written yet. */
function firstStay({ unitId, sectionId, position, entryDay }: PersonRow): Stay {
  return { unitId, sectionId, position, fromDay: entryDay, untilDay: null };
}

function same(a: PostingRow, b: PostingRow | undefined): boolean {
  const fields = ['unitId', 'sectionId', 'position', 'fromDay', 'untilDay'] as const;
  return b !== undefined && fields.every((field) => a[field] === b[field]);
}
