import type { YearOff } from '../../core/contract/reminder';
import type { DaysOffRow } from '../_store/days-off';

/** A year's table as administrators see it. */
export function yearView({ _id, off, on, source }: DaysOffRow): YearOff {
  return { year: Number(_id), off, on, source };
}
