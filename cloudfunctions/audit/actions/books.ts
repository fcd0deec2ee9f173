import type { Input, Output } from '../../../core/contract';
import { booksPerCall } from '../../../core/contract/audit';
import { nightWord } from '../../../core/domain/chapter/night-file';
import { pseudonym } from '../../_kernel/audit';
import { permit, scopeAt } from '../../_kernel/authority';
import { verifyBook } from '../../_kernel/book-verify';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { type FoundNight, newestNightFile } from '../../_kernel/night-files';
import { books as shelf } from '../../_store/books';
import { inSlices } from '../../_store/collection';
import { type PersonRow, people } from '../../_store/people';
import { units } from '../../_store/units';

type Owned = { mark: string; person: PersonRow };

/**
 * Checks the next few books of a unit as their owners would, without a word of text. In the order of their marks, which says nothing of
 * names; each check is a look that its owner finds, with its reason.
 */
export async function books(member: Member, input: Input<'audit.books'>): Promise<Output<'audit.books'>> {
  const { unitId, after = '' } = input;
  const unit = await units.get(unitId);
  const scope = scopeAt(member, unit, 'unitId');
  // A whole district is checked unit by unit: what a call reads is a unit's worth.
  if (!unit || unit.kind === 'district') throw new Fault('NOT_FOUND', undefined, 'unitId');
  const [everyone, night] = await Promise.all([people.everyone(scope), newestNightFile(member.now)]);
  const owned = await booksOf(everyone, night);
  const left = owned.filter(({ mark }) => mark > after);
  const page = left.slice(0, booksPerCall);
  for (const { person } of page) permit(member, { personId: person._id, unitPath: person.unitPath });
  const found = await Promise.all(page.map(({ person }) => verifyBook(person._id, night, member.now)));
  return {
    unitName: unit.name,
    total: owned.length,
    night: night && { day: night.day, word: nightWord(night.body), holds: night.file !== null },
    books: page.map(({ mark }, at) => resultOf(mark, found[at]?.report ?? gone)),
    next: left.length > page.length ? (page.at(-1)?.mark ?? null) : null,
  };
}

/** Who of these has a book, or had one by the last night: a book that is gone is not passed over. */
async function booksOf(everyone: readonly PersonRow[], night: FoundNight | null): Promise<Owned[]> {
  const ids = everyone.map((person) => person._id);
  const there = new Set((await inSlices(ids, shelf.byIds)).map((row) => row._id));
  return everyone
    .map((person) => ({ mark: pseudonym('subject', person._id), person }))
    .filter(({ mark, person }) => there.has(person._id) || night?.file?.heads.has(mark))
    .sort((one, other) => (one.mark < other.mark ? -1 : 1));
}

/** A book that went while it was looked at. */
const gone = { ok: false, count: 0, firstBad: 1 };

function resultOf(mark: string, report: { ok: boolean; count: number; firstBad?: number }) {
  const { ok, count: records, firstBad = null } = report;
  return { number: mark.slice(0, 8), records, ok, firstBad };
}
