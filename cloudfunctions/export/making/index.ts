import type { DocumentKind, SheetKind } from '../../../core/contract/export';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { namesOf } from '../../_kernel/unit-names';
import type { DocumentRow } from '../../_store/documents';
import { people } from '../../_store/people';
import { bookOf } from './book';
import { dutyLogOf } from './duty-log';
import { heldOf } from './held';
import { photosOf } from './photos';
import { setBook } from './set-book';
import { setData } from './set-data';
import { sheetOf } from './sheet-of';

/** What was made: the file, and of which place it tells. */
export type Made = { bytes: Buffer; about?: string };

/** An ordered document: of the caller's own as of when it was ordered, of a place as it is now and as the caller may see it now. */
export async function made(
  member: Member,
  row: DocumentRow & { kind: DocumentKind | SheetKind },
): Promise<Made> {
  if (row.kind === 'duty-log') return dutyLogOf(member, row);
  if (row.kind === 'closure' || row.kind === 'closure-names') return sheetOf(member, row.kind, row.placeId);
  return { bytes: await ownDocument(member, row.kind, row.at) };
}

async function ownDocument({ personId }: Member, kind: DocumentKind, at: number): Promise<Buffer> {
  const person = await people.get(personId);
  if (!person) throw new Fault('UNAUTHENTICATED', 'not-bound');
  const chapters = await bookOf(personId);
  if (kind === 'book') {
    const { unitName } = (await namesOf([person.unitId])).ofPlace(person);
    return setBook(
      { name: person.name, unit: unitName, entryDay: person.entryDay },
      chapters,
      at,
      await photosOf(personId),
    );
  }
  const parts = await heldOf(personId, chapters);
  if (kind === 'data') return setData(person, parts, at);
  return Buffer.from(`${JSON.stringify({ format: 'collar-button/1', asOf: at, parts }, null, 2)}\n`);
}
