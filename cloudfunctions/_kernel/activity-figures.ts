import type { ActivityOutputs } from '../../core/contract/activity';
import { activityFormats } from '../../core/domain/activity/formats';
import { quarterOf, reachBy, reachOf } from '../../core/domain/activity/reach';
import { instantOf } from '../../core/domain/calendar/beijing';
import { familyKinds } from '../../core/domain/family/kinds';
import { activities } from '../_store/activities';
import type { UnitRow } from '../_store/units';

/** Figures of a year, of what has begun by now and was not cancelled. A family counts once in each activity to which it came. */
export async function heldFigures(
  { _id: scopeId, name: scopeName }: Pick<UnitRow, '_id' | 'name'>,
  year: number,
  now: number,
): Promise<ActivityOutputs['figures']> {
  const found = await activities.endedBetween(
    scopeId,
    instantOf(`${year}-01-01`),
    instantOf(`${year + 1}-01-01`),
  );
  const held = found.filter(({ state, startsAt }) => state !== 'cancelled' && startsAt <= now);
  return {
    ...{ scopeId, scopeName, year },
    total: reachOf('total', held),
    series: reachBy(held, familyKinds, ({ series }) => series),
    formats: reachBy(held, activityFormats, ({ format }) => format),
    quarters: reachBy(held, ['1', '2', '3', '4'], quarterOf),
  };
}
