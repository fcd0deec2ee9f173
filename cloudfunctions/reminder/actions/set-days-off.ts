import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { daysOff } from '../../_store/days-off';
import { districtOf } from '../load';
import { tableOf } from '../policy';
import { yearView } from '../view';

/** Loads a year's table. Reminders that are planned already keep their time; what is planned from now on goes by it. */
export async function setDaysOff(
  member: Member,
  input: Input<'reminder.setDaysOff'>,
): Promise<Output<'reminder.setDaysOff'>> {
  const row = { _id: String(input.year), ...tableOf(input), source: input.source, at: member.now };
  return change(member, { route: 'reminder.setDaysOff', personId: districtOf(member), input }, async () => ({
    answer: { year: yearView(row) },
    what: `days off ${input.year}`,
    write: (transaction) => daysOff.put(row, transaction),
  }));
}
