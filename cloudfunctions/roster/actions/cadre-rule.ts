import type { Input, Output } from '../../../core/contract';
import { usualRule } from '../../../core/domain/career/young';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { cadreRules } from '../../_store/cadre-rules';
import { people } from '../../_store/people';
import { units } from '../../_store/units';

/** Who counts as a young cadre in the caller's district. */
export async function cadreRule(
  { personId }: Member,
  _: Input<'roster.cadreRule'>,
): Promise<Output<'roster.cadreRule'>> {
  const districtId = (await people.get(personId))?.unitPath[0] ?? '';
  const [district, row, cadres] = await Promise.all([
    units.get(districtId),
    cadreRules.get(districtId),
    people.countCadres(districtId),
  ]);
  if (!district) throw new Fault('NOT_FOUND');
  const ordered = row ? { by: row.orderedBy, at: row.at } : null;
  const marking = row?.marking ? { seen: row.marking.seen, ended: row.marking.endedAt } : null;
  return { districtId, districtName: district.name, rule: row?.rule ?? usualRule, ordered, marking, cadres };
}
