import type { Input, Output } from '../../../core/contract';
import { isDay } from '../../../core/domain/calendar/beijing';
import { findingsOf, peopleOf, type Rota } from '../../../core/domain/duty/rota';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { dutyHouse } from '../../_kernel/duty-now';
import { Fault } from '../../_kernel/fault';
import { dutyIn } from '../load';
import { turnRota } from '../turning-rota';

type Drafting = Input<'helpgroup.draftRota'>;

/** Keeps what is being written, and answers what is wrong with its coming 30 days. Nothing changes for anybody before it is published. */
export async function draftRota(member: Member, input: Drafting): Promise<Output<'helpgroup.draftRota'>> {
  const { now, personId } = member;
  const { unitId, baseVersion } = input;
  mustFit(input);
  await dutyIn(member, unitId);
  return change(member, { route: 'helpgroup.draftRota', personId: unitId, input }, async () => {
    const house = await dutyHouse(unitId, now);
    const { row, serving, daysOff } = house;
    if ((row?.version ?? 0) !== baseVersion) throw new Fault('CONFLICT', 'rota-moved', 'baseVersion');
    const { pattern, exceptions, fallbackId } = input;
    const draft = { pattern, exceptions, fallbackId };
    if (peopleOf(draft).some((id) => !serving.has(id))) throw new Fault('CONFLICT', 'rota-person', 'pattern');
    return {
      answer: { version: baseVersion + 1, findings: findingsOf(draft, now, serving, daysOff) },
      what: 'rota drafted',
      write: (transaction) => turnRota(unitId, row, { draft, draftBy: personId }, transaction),
    };
  });
}

/** One row for one layer of a weekday or a day. @throws Fault INVALID shape */
function mustFit({ pattern, exceptions }: Pick<Rota, 'pattern' | 'exceptions'>): void {
  const twice = (keys: string[]) => new Set(keys).size !== keys.length;
  if (twice(pattern.map(({ weekday, layer }) => `${weekday} ${layer}`)))
    throw new Fault('INVALID', 'shape', 'pattern');
  if (
    exceptions.some(({ day }) => !isDay(day)) ||
    twice(exceptions.map(({ day, layer }) => `${day} ${layer}`))
  )
    throw new Fault('INVALID', 'shape', 'exceptions');
}
