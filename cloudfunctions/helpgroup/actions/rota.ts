import type { Input, Output } from '../../../core/contract';
import type { RotaOfficer, RotaView, SwapView } from '../../../core/contract/helpgroup';
import {
  emptyRota,
  findingsOf,
  lookAhead,
  peopleOf,
  type Rota,
  shiftOf,
  shiftsFrom,
  startOf,
} from '../../../core/domain/duty/rota';
import type { Member } from '../../_kernel/caller';
import { dutyHouse } from '../../_kernel/duty-now';
import { outOfReach } from '../../_kernel/reach';
import { type DutySwapRow, dutySwaps } from '../../_store/duty-swaps';
import { dutyIn } from '../load';
import { namesOfPeople } from '../view';

const mostSwaps = 40;

/** The rota, what the coming 30 days look like with it, and what is being written. */
export async function rota(
  member: Member,
  input: Input<'helpgroup.rota'>,
): Promise<Output<'helpgroup.rota'>> {
  const { now, personId } = member;
  const { unitId } = input;
  const { unit } = await dutyIn(member, unitId);
  const [house, swaps] = await Promise.all([dutyHouse(unitId, now), dutySwaps.ofUnit(unitId, mostSwaps)]);
  const { row, serving, daysOff, officers } = house;
  const [published, draft] = [row?.published ?? null, row?.draft ?? null];
  const named = [published, draft].flatMap((one) => (one ? peopleOf(one) : []));
  const gone = named.filter((id) => !serving.has(id));
  const [reach, former] = await Promise.all([outOfReach([...serving], 'duty'), namesOfPeople(gone)]);
  const findings = (one: Rota | null) => (one ? findingsOf(one, now, serving, daysOff) : []);
  return {
    ...{ unitId, unitName: unit.name, version: row?.version ?? 0 },
    ...{ published: published && rotaView(published), publishedAt: row?.publishedAt ?? null },
    draft: draft && rotaView(draft),
    officers: [...officers.values()]
      .map(
        ({ _id: id, name }): RotaOfficer => ({ id, name, me: id === personId, reach: reach.get(id) ?? null }),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    formerNames: [...former].map(([id, name]) => ({ id, name })),
    shifts: published ? shiftsFrom(now, lookAhead * 2).map((at) => shiftOf(published, at, daysOff)) : [],
    findings: published ? findings(published) : findings(emptyRota),
    draftFindings: findings(draft),
    swaps: swaps.filter((one) => startOf(one) > now).map(swapView),
  };
}

function rotaView({ pattern, exceptions, fallbackId }: Rota): RotaView {
  return {
    pattern: pattern.map((one) => ({ ...one })),
    exceptions: exceptions.map((one) => ({ ...one })),
    fallbackId,
  };
}

function swapView({
  _id: id,
  day,
  layer,
  fromId,
  toId,
  backDay,
  backLayer,
  state,
  at,
}: DutySwapRow): SwapView {
  const back = backDay !== null && backLayer !== null ? { day: backDay, layer: backLayer } : null;
  return { id, day, layer, fromId, toId, back, state, at };
}
