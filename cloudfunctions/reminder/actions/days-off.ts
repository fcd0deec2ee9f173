import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { daysOff as tables } from '../../_store/days-off';
import { missingYears } from '../policy';
import { yearView } from '../view';

/** The tables that were loaded, the latest year first, and those that are missing. */
export async function daysOff(
  { now }: Member,
  _: Input<'reminder.daysOff'>,
): Promise<Output<'reminder.daysOff'>> {
  const years = (await tables.all()).map(yearView).reverse();
  return {
    years,
    missing: missingYears(
      years.map(({ year }) => year),
      now,
    ),
  };
}
