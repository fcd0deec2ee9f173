import type { DaysOff } from '../../core/domain/calendar/working-days';
import { collection } from './collection';
import { is } from './database';

/** The days off of one year (`_id`, `2027`) as the government's notice gives them. */
export type DaysOffRow = { _id: string; off: string[]; on: string[]; source: string; at: number };
const base = collection<DaysOffRow>('daysOff');
export const daysOff = {
  ...base,
  /** Every year that was loaded. */
  all: () => base.find({ _id: is.above('') }, (query) => query.orderBy('_id', 'asc')),
  /** What is known of some years, as one table. */
  async table(years: readonly number[]): Promise<DaysOff> {
    const rows = await base.find({ _id: is.in(years.map(String)) });
    return { off: rows.flatMap(({ off }) => off), on: rows.flatMap(({ on }) => on) };
  },
};
