import { inForce } from '../../../core/domain/authority/roles';
import { addDays, dayOf, hourOf, instantOf } from '../../../core/domain/calendar/beijing';
import { feastsBetween } from '../../../core/domain/calendar/feasts';
import type { Matter } from '../../../core/domain/reminder/matter';
import { daysOffFor } from '../../_kernel/days-off';
import { rowsDemandedBy, rowsMissing } from '../../_kernel/outbox';
import { reminders } from '../../_store/reminders';
import { type RoleRow, roles } from '../../_store/roles';
import { sweeps } from '../../_store/sweeps';

/** Looked for once a day in this hour; a day that is missed is made up for by the next, because it looks far enough ahead. */
const hour = 6;
/** Longer than five working days ever take, and a week of missed looks. */
const daysAhead = 20;
const insertSize = 500;

/** Has the duty officers of every unit reminded of each feast that comes near. Somebody who became one meanwhile is added. */
export async function demandFeasts(): Promise<number> {
  const now = Date.now();
  if (hourOf(now) !== hour) return 0;
  const today = dayOf(now);
  if ((await sweeps.get('feasts'))?.day === today) return 0;
  const near = feastsBetween(today, addDays(today, daysAhead));
  const units = near.length > 0 ? officersByUnit(await roles.ofRole('duty-officer'), now) : new Map();
  const matters = [...units].flatMap(([unitId, officer]) =>
    near.map(
      ({ feast, day }): Matter => ({
        ...{ kind: 'feast', subject: unitId, occurrence: `${day.slice(0, 4)}-${feast}`, at: instantOf(day) },
        people: { officer },
        facts: { feast, day, unitId },
      }),
    ),
  );
  const demanded = rowsDemandedBy(matters, now, await daysOffFor(matters));
  let made = 0;
  for (let at = 0; at < demanded.length; at += insertSize) {
    const missing = await rowsMissing(demanded.slice(at, at + insertSize));
    await reminders.addAll(missing);
    made += missing.length;
  }
  await sweeps.put({ _id: 'feasts', day: today, at: now });
  return made;
}

function officersByUnit(rows: readonly RoleRow[], now: number): Map<string, string[]> {
  const units = new Map<string, string[]>();
  for (const row of rows.filter((one) => inForce(one, now)))
    for (const unitId of row.scope.ids) units.set(unitId, [...(units.get(unitId) ?? []), row.personId]);
  return units;
}
