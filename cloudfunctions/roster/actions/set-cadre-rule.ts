import type { Input, Output } from '../../../core/contract';
import type { YoungRule } from '../../../core/domain/career/young';
import { mustConfirm, permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault, Stale } from '../../_kernel/fault';
import { cadreRules } from '../../_store/cadre-rules';
import { units } from '../../_store/units';

/**
 * Sets who counts as a young cadre in a district, by a document. It is asked when a file is read, and the clock marks whoever is on the roster by
 * it, page by page; nobody's book is taken away.
 */
export async function setCadreRule(
  member: Member,
  input: Input<'roster.setCadreRule'>,
): Promise<Output<'roster.setCadreRule'>> {
  const { now: at, personId: setBy } = member;
  const { districtId, by, years, orderedBy } = input;
  const rule: YoungRule | null = by === 'list' ? { by } : years === undefined ? null : { by, years };
  if (!rule) throw new Fault('INVALID', 'shape', 'years');
  const district = await units.get(districtId);
  const allowed = permit(member, district && { unitPath: district.path }, 'districtId');
  const districtName = district?.name ?? '';
  return change(member, { route: 'roster.setCadreRule', personId: districtId, input }, async () => {
    mustConfirm(allowed, input.confirm, districtName);
    const marking = by === 'list' ? null : { after: '', seen: 0, endedAt: null };
    const before = await cadreRules.get(districtId);
    return {
      answer: {
        ...{ districtId, districtName, rule, ordered: { by: orderedBy, at } },
        marking: marking && { seen: 0, ended: null },
      },
      what: `rule of the young cadre ${rule.by}, confirmed`,
      async write(transaction) {
        if ((await cadreRules.get(districtId, transaction))?.at !== before?.at) throw new Stale('rule');
        await cadreRules.put({ _id: districtId, rule, orderedBy, setBy, at, marking }, transaction);
      },
    };
  });
}
