import type { LifeEventView, PersonView, PostingView, RoleView, UnitView } from '../../core/contract/roster';
import type { Rule } from '../../core/domain/authority/pivot';
import { inForce } from '../../core/domain/authority/roles';
import { seenBy } from '../_kernel/authority';
import { dutyView } from '../_kernel/duties';
import type { UnitNames } from '../_kernel/unit-names';
import type { LifeEventRow } from '../_store/life-events';
import type { PersonRow } from '../_store/people';
import type { PostingRow } from '../_store/postings';
import type { RoleRow } from '../_store/roles';
import type { UnitRow } from '../_store/units';

export function unitView(row: UnitRow, within: boolean): UnitView {
  const { _id: id, kind, name, parentId, closedAt } = row;
  return { id, kind, name, parentId, within, closed: closedAt !== null };
}

/** A person as the rule's view lets them be seen; hashes and search keys are in no view. */
export function personView(
  row: PersonRow,
  rule: Rule,
  history: { postings?: PostingView[]; events?: LifeEventView[] } = {},
): PersonView {
  const { _id: id, name, unitId, sectionId, position, status, entryDay, bornYear, cadre } = row;
  const marks = { bound: row.boundAt !== null, idKnown: row.idHash !== null };
  const known = { id, name, unitId, sectionId, position, status, entryDay, bornYear, cadre };
  return seenBy(rule, { ...known, ...marks, ...history }) as PersonView;
}

export function postingView(row: PostingRow, names: UnitNames): PostingView {
  const { position, fromDay, untilDay } = row;
  return { ...names.ofPlace(row), position, fromDay, untilDay };
}

export function eventView(row: LifeEventRow, names: UnitNames): LifeEventView {
  const { _id: id, kind, day, status, reason, note = '', to, personId, proposedBy } = row;
  const place = to && { ...names.ofPlace(to), position: to.position };
  return { id, kind, day, status, reason, note, to: place, proposed: proposedBy === personId };
}

/** Ids of the nodes that a history names. */
export function placesOf(rows: readonly (PostingRow | LifeEventRow)[]): string[] {
  return rows.flatMap((row) => {
    const at = 'to' in row ? row.to : row;
    return at ? [at.unitId, ...(at.sectionId === null ? [] : [at.sectionId])] : [];
  });
}

export function roleView(
  row: RoleRow,
  holder: Pick<PersonRow, 'name' | 'status'> | undefined,
  names: UnitNames,
  now: number,
): RoleView {
  const state = inForce(row, now) ? 'in-force' : row.from > now ? 'ahead' : 'ended';
  return {
    ...dutyView(row, names),
    personId: row.personId,
    personName: holder?.name ?? '',
    state,
    holderLeft: holder?.status === 'left',
  };
}
