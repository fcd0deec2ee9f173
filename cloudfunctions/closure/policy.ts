import type { Rule } from '../../core/domain/authority/pivot';
import type { NodeFacts } from '../../core/domain/node/identity';
import { kindRules } from '../../core/domain/node/kinds';
import { permit } from '../_kernel/authority';
import type { Member } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';
import type { BookRow } from '../_store/books';
import type { UnitRow } from '../_store/units';

/**
 * The place that the caller may count, and whether each figure is shown as it is. HR owes the talk and sees names: units and sections,
 * exactly. Everybody else sees the place that they answer for and no other cut of the same people: a unit's figures less a section's would
 * tell of single people.
 * @throws Fault NOT_FOUND
 */
export function placeFor(member: Member, place: UnitRow | null): { place: UnitRow; exact: boolean } {
  const rule: Rule = permit(member, place && { unitPath: place.path }, 'placeId');
  const exact = rule.as === 'hr';
  const lines: readonly string[] = ['own-line', 'own-section'];
  const answersFor = lines.includes(rule.relation) ? 'section' : 'unit';
  if (!place || place.kind === 'district' || (!exact && place.kind !== answersFor))
    throw new Fault('NOT_FOUND', undefined, 'placeId');
  return { place, exact };
}

/**
 * A chapter on paper can be recorded at a node that came, asks for a chapter, and was not closed here.
 * @throws Fault CONFLICT
 */
export function mustTakePaper(node: NodeFacts, book: BookRow, now: number): void {
  if (now < node.dueAt) throw new Fault('CONFLICT', 'not-open-yet');
  if (node.closedAt !== null || kindRules[node.kind].asks === 'nothing')
    throw new Fault('CONFLICT', 'already-sealed');
  if (book.endsOn) throw new Fault('CONFLICT', 'book-ended');
}
