import { inForce, type RoleWord } from '../../core/domain/authority/roles';
import type { Staff } from '../../core/domain/duty/escalation';
import { endOf, type Rota, shiftAt, shiftOf, staffOf } from '../../core/domain/duty/rota';
import { daysOff } from '../_store/days-off';
import { type DutyRotaRow, dutyRotas } from '../_store/duty-rotas';
import { type PersonRow, people } from '../_store/people';
import { roles } from '../_store/roles';
import { yearsAround } from './days-off';

/** Who serves in a unit's help group, and its rota, as they are now. */
export type DutyHouse = {
  unitId: string;
  row: DutyRotaRow | null;
  rota: Rota | null;
  /** Officers in force who have not left, by id. */
  officers: ReadonlyMap<string, PersonRow>;
  serving: ReadonlySet<string>;
  leaders: readonly string[];
  daysOff: readonly string[];
};

/** Reads whoever may be on duty in a unit, with the rota. */
export async function dutyHouse(unitId: string, now: number): Promise<DutyHouse> {
  const [row, granted, table] = await Promise.all([
    dutyRotas.get(unitId),
    roles.heldFor(['duty-officer', 'head'], unitId),
    daysOff.table(yearsAround(now)),
  ]);
  const held = granted.filter((one) => inForce(one, now) && one.scope.ids.includes(unitId));
  const holders = (role: RoleWord) => held.filter((one) => one.role === role).map((one) => one.personId);
  const known = held.length > 0 ? await people.byIds(held.map((one) => one.personId)) : [];
  const there = known.filter((one) => one.status !== 'left');
  const officerIds = new Set(holders('duty-officer'));
  const officers = new Map(
    there.filter(({ _id }) => officerIds.has(_id)).map((one) => [one._id, one] as const),
  );
  const leaders = holders('head').filter((id) => there.some(({ _id }) => _id === id));
  return {
    ...{ unitId, row, rota: row?.published ?? null, officers, serving: new Set(officers.keys()) },
    ...{ leaders, daysOff: table.off },
  };
}

/** Officer and backup at an instant. In a unit that has published no rota every officer is called at once, and there is no backup. */
export function onDutyAt(
  house: DutyHouse,
  at: number,
): { officerId: string | null; backupId: string | null; until: number } {
  const shift = shiftAt(at);
  const until = endOf(shift);
  if (!house.rota) return { officerId: null, backupId: null, until };
  const named = shiftOf(house.rota, shift, house.daysOff);
  return { ...staffOf(named, house.rota.fallbackId, house.serving), until };
}

/** Whom each step would call at an instant. */
export function staffAt(house: DutyHouse, at: number): Staff {
  const { leaders } = house;
  if (!house.rota) return { officer: [...house.serving].sort(), backup: [], leader: leaders };
  const { officerId, backupId } = onDutyAt(house, at);
  const one = (id: string | null) => (id === null ? [] : [id]);
  return { officer: one(officerId), backup: one(backupId), leader: leaders };
}
