import type { FamilyMark, FamilyMember, FamilyThing } from '../../core/contract/family';
import { dayOf } from '../../core/domain/calendar/beijing';
import type { FamilyKind } from '../../core/domain/family/kinds';
import { stateOf, waitedFor } from '../../core/domain/family/together';
import { markWords } from '../_kernel/family-mark-box';
import type { FamilyMarkRow } from '../_store/family-marks';
import type { FamilyMemberRow } from '../_store/family-members';
import type { FamilyThingRow } from '../_store/family-things';
import type { PersonRow } from '../_store/people';
import { mayRemove } from './policy';
import { partsOf, type Year } from './together';

/** Members as one of them sees them: themself first, then in the order in which they came. */
export function membersView(
  own: FamilyMemberRow,
  rows: readonly FamilyMemberRow[],
  names: ReadonlyMap<string, Pick<PersonRow, 'name'>>,
  now: number,
): FamilyMember[] {
  const mineFirst = [...rows].sort((a, b) => Number(b._id === own._id) - Number(a._id === own._id));
  return mineFirst.flatMap((row) => {
    const person = names.get(row._id);
    if (!person) return [];
    const { _id: id, relation, joinedAt, waitsUntil: until } = row;
    const state = joinedAt !== null ? 'joined' : (until ?? 0) > now ? 'waiting' : 'over';
    return [
      { id, name: person.name, relation, me: id === own._id, state, until, mayRemove: mayRemove(own, row) },
    ];
  });
}

/** One of the six as somebody of the household sees it, on a day. */
export function thingView(
  found: Year,
  kind: FamilyKind,
  row: FamilyThingRow | null,
  today: string,
): FamilyThing {
  const parts = partsOf(found, kind);
  const me = found.own._id;
  const did = parts.some(({ id, did }) => id === me && did);
  const planDay = row?.planDay ?? null;
  return {
    kind,
    state: stateOf(kind, row, parts, today),
    planDay: planDay !== null && planDay >= today ? planDay : null,
    doneDay: row?.doneAt ? dayOf(row.doneAt) : null,
    mine: did ? 'did' : waitedFor(kind, parts).includes(me) ? 'waits' : 'open',
  };
}

/** What somebody left, as the household reads it. */
export function markView(mark: FamilyMarkRow, name: string, readerId: string): FamilyMark {
  return { name, me: mark.personId === readerId, day: dayOf(mark.at), ...markWords(mark) };
}
