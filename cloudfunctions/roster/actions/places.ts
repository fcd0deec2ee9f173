import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { units } from '../../_store/units';
import { personOf } from '../load';

/** Every open unit and section of the caller's district: names of offices are no secret, and a move may lead to each. */
export async function places(member: Member, _: Input<'roster.places'>): Promise<Output<'roster.places'>> {
  const { row } = await personOf(member.personId);
  const district = row.unitPath[0];
  if (district === undefined) throw new Fault('NOT_FOUND');
  const found = await units.under(district);
  const open = found.filter((one) => one.closedAt === null && one.kind !== 'district');
  const ordered = open.sort((a, b) => a.path.length - b.path.length || a.order - b.order);
  return {
    places: ordered.map(({ _id: id, kind, name, parentId }) => ({
      ...{ id, name, parentId: parentId ?? '' },
      kind: kind === 'unit' ? ('unit' as const) : ('section' as const),
    })),
  };
}
