import { dayOf } from '../../core/domain/calendar/beijing';
import type { DaysOff } from '../../core/domain/calendar/working-days';
import type { Matter } from '../../core/domain/reminder/matter';
import { needsDaysOff } from '../../core/domain/reminder/plan';
import { daysOff } from '../_store/days-off';

/** The years whose days off may matter around an instant: working days are counted over the turn of the year. */
export function yearsAround(instant: number): number[] {
  const year = Number(dayOf(instant).slice(0, 4));
  return [year - 1, year, year + 1];
}

/** The table by which matters are planned; read only where one counts working days. */
export async function daysOffFor(matters: readonly Matter[]): Promise<DaysOff | undefined> {
  const counting = matters.filter(({ kind }) => needsDaysOff(kind));
  if (counting.length === 0) return undefined;
  return daysOff.table([...new Set(counting.flatMap(({ at }) => yearsAround(at)))]);
}
