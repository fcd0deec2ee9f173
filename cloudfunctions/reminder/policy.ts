import { addDays, dayOf, dayOfWeek, isDay } from '../../core/domain/calendar/beijing';
import { Fault } from '../_kernel/fault';
import type { DaysOffRow } from '../_store/days-off';

/** The notice of a year comes out in November of the one before; from December on a table that is missing is asked for. */
const askedAhead = 31;

/** Years whose days off are needed now and were not loaded. */
export function missingYears(loaded: readonly number[], now: number): number[] {
  const today = dayOf(now);
  const needed = new Set([today, addDays(today, askedAhead)].map((day) => Number(day.slice(0, 4))));
  return [...needed].filter((year) => !loaded.includes(year));
}

/**
 * A table of days off as it is kept: sorted, each day once.
 * @throws Fault INVALID for a day that the calendar or the year does not have, that is off and worked at once, or a worked day that is no weekend
 */
export function tableOf(input: {
  year: number;
  off: string[];
  on: string[];
}): Pick<DaysOffRow, 'off' | 'on'> {
  const own = (field: 'off' | 'on') => {
    const days = [...new Set(input[field])].sort();
    if (days.some((day) => !isDay(day) || Number(day.slice(0, 4)) !== input.year))
      throw new Fault('INVALID', undefined, field);
    return days;
  };
  const [off, on] = [own('off'), own('on')];
  if (on.some((day) => off.includes(day) || ![0, 6].includes(dayOfWeek(day))))
    throw new Fault('INVALID', undefined, 'on');
  return { off, on };
}
