import type { Input, Output } from '../../../core/contract';
import { addDays, dayOf, isDay } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { familyThings } from '../../_store/family-things';
import { planned } from '../reminding';
import { putThing, thingId, turned, yearOf } from '../together';

/** How far ahead a family plans, in days. */
const farthest = 366;

/** Sets the day for one of the six, moves it, or lets it go. The family is reminded the day before. */
export async function plan(member: Member, input: Input<'family.plan'>): Promise<Output<'family.plan'>> {
  const { now, personId } = member;
  const { kind, day } = input;
  const today = dayOf(now);
  if (day !== null && (!isDay(day) || day < today || day > addDays(today, farthest)))
    throw new Fault('INVALID', 'shape', 'day');
  const year = Number(today.slice(0, 4));
  await yearOf(member, year);
  return change(member, { route: 'family.plan', personId, input }, async () => {
    const found = await yearOf(member, year);
    const before = await familyThings.get(thingId(found, kind));
    const row = turned(found, kind, before, { planDay: day });
    const reminded = await planned(found, row, before, now);
    return {
      answer: { kind, day },
      what: day === null ? `family plan ${kind} let go` : `family plan ${kind}`,
      async write(transaction) {
        await putThing(row, before, transaction);
        for (const write of reminded) await write(transaction);
      },
    };
  });
}
