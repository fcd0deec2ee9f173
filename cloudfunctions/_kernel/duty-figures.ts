import type { HelpgroupOutputs } from '../../core/contract/helpgroup';
import { addDays, dayOf, instantOf } from '../../core/domain/calendar/beijing';
import { answeringOf, coverageOf, dayParts, partOf } from '../../core/domain/duty/figures';
import { emptyRota, layers } from '../../core/domain/duty/rota';
import { people } from '../_store/people';
import { type QuestionRow, questions } from '../_store/questions';
import type { UnitRow } from '../_store/units';
import { dutyHouse } from './duty-now';

/** First day of a month, and of the one after it. */
export function daysOfMonth(month: string): { from: string; until: string } {
  const from = `${month}-01`;
  return { from, until: `${addDays(from, 31).slice(0, 7)}-01` };
}

/** Every question that was asked in a month, in its order. */
export function questionsOf(unitId: string, month: string): Promise<QuestionRow[]> {
  const { from, until } = daysOfMonth(month);
  return questions.between(unitId, instantOf(from), instantOf(until));
}

/** The figures of one month of a unit. Coverage is counted up to today, by the rota and the officers as they are. */
export async function dutyFigures(
  unit: Pick<UnitRow, '_id' | 'name'>,
  month: string,
  now: number,
): Promise<HelpgroupOutputs['figures']> {
  const { from, until } = daysOfMonth(month);
  const [rows, house] = await Promise.all([questionsOf(unit._id, month), dutyHouse(unit._id, now)]);
  const last = until < addDays(dayOf(now), 1) ? until : addDays(dayOf(now), 1);
  const days: string[] = [];
  for (let day = from; day < last; day = addDays(day, 1)) days.push(day);
  const shifts = days.flatMap((day) => layers.map((layer) => ({ day, layer })));
  const answerers = rows.flatMap(({ answeredBy }) => answeredBy);
  const ids = [...new Set(answerers)];
  const known = ids.length > 0 ? await people.byIds(ids) : [];
  const topics = [...new Set(rows.map(({ topic }) => topic))];
  const helped = (value: number) => rows.filter(({ rating }) => rating === value).length;
  return {
    ...{ unitId: unit._id, unitName: unit.name, month },
    total: answeringOf(rows),
    parts: dayParts.map((part) => ({
      from: part,
      ...answeringOf(rows.filter(({ at }) => partOf(at) === part)),
    })),
    topics: topics.map((topic) => ({ topic, ...answeringOf(rows.filter((row) => row.topic === topic)) })),
    officers: known
      .map(({ _id, name }) => ({ name, answered: answerers.filter((id) => id === _id).length }))
      .sort((a, b) => b.answered - a.answered),
    coverage: coverageOf(house.rota ?? emptyRota, shifts, house.serving, house.daysOff),
    helped: { solved: helped(3), some: helped(2), none: helped(1) },
  };
}
