import type { Rule } from '../../core/domain/authority/pivot';
import type { UnitRow } from '../_store/units';
import { permit } from './authority';
import type { Member } from './caller';
import { Fault } from './fault';

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
