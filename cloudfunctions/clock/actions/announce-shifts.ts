import { dayOf, hourMs, hourOf } from '../../../core/domain/calendar/beijing';
import { shiftOf, shiftsFrom, staffOf, startOf } from '../../../core/domain/duty/rota';
import type { Matter } from '../../../core/domain/reminder/matter';
import { announcementOf } from '../../_kernel/announcing';
import { dutyHouse } from '../../_kernel/duty-now';
import { rowsDemandedBy, rowsMissing } from '../../_kernel/outbox';
import { dutyRotas } from '../../_store/duty-rotas';
import { reminders } from '../../_store/reminders';
import { sweeps } from '../../_store/sweeps';

/** How long before it begins a shift is announced: a day's in the evening before, a night's in the morning. */
const aheadMs = 15 * hourMs;

/** Once an hour announces the shifts that come next, each to its officer and its backup. Who took one over meanwhile hears of it within the hour. */
export async function announceShifts(hasTime: () => boolean): Promise<number> {
  const now = Date.now();
  const hour = `${dayOf(now)} ${hourOf(now)}`;
  if ((await sweeps.get('shifts'))?.day === hour) return 0;
  let made = 0;
  for (const { _id: unitId } of await dutyRotas.published()) {
    if (!hasTime()) return made;
    const missing = await rowsMissing(rowsDemandedBy(await mattersOf(unitId, now), now));
    await reminders.addAll(missing);
    made += missing.length;
  }
  await sweeps.put({ _id: 'shifts', day: hour, at: now });
  return made;
}

async function mattersOf(unitId: string, now: number): Promise<Matter[]> {
  const { rota, serving, daysOff } = await dutyHouse(unitId, now);
  if (!rota) return [];
  return shiftsFrom(now, 3)
    .filter((at) => startOf(at) > now && startOf(at) - now <= aheadMs)
    .map((at): Matter => {
      const { officerId, backupId } = staffOf(shiftOf(rota, at, daysOff), rota.fallbackId, serving);
      const one = (id: string | null) => (id === null ? [] : [id]);
      const facts = { unitId, layer: at.layer, from: startOf(at) };
      const people = { officer: one(officerId), backup: one(backupId) };
      return { ...announcementOf(unitId, at), at: now, people, facts };
    });
}
