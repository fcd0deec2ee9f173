import { anniversaryDay } from '../../core/domain/calendar/anniversary';
import { dayOf, instantOf } from '../../core/domain/calendar/beijing';
import { waitedFor } from '../../core/domain/family/together';
import { remind, remindAnew, settle, type Write } from '../_kernel/outbox';
import type { FamilyThingRow } from '../_store/family-things';
import { partsOf, type Year } from './together';

/** One of the six, told by what tells it apart in its household: `words-2026`. */
const occurrenceOf = ({ _id, householdId }: FamilyThingRow) => _id.slice(householdId.length + 1);

function planMatter(row: FamilyThingRow) {
  const { householdId: subject, kind: thing, planDay } = row;
  const day = planDay ?? '';
  return { kind: 'family-plan', subject, occurrence: `${occurrenceOf(row)}-${day}`, facts: { thing, day } };
}

function waitMatter(row: FamilyThingRow, at: number) {
  const { householdId: subject, kind: thing } = row;
  const occurrence = `${occurrenceOf(row)}${row.turn > 0 ? `-${row.turn}` : ''}`;
  return { kind: 'family-waits', subject, occurrence, facts: { thing, at } };
}

/** What a new plan has to do with the one before: whoever has joined hears of the day, and of a day that is let go no more. */
export async function planned(
  { joined }: Year,
  row: FamilyThingRow,
  before: FamilyThingRow | null,
  now: number,
): Promise<Write[]> {
  if (row.planDay === before?.planDay) return [];
  const people = { family: joined.map(({ _id }) => _id) };
  const { planDay } = row;
  return Promise.all([
    ...(before?.planDay ? [settle(planMatter(before), now)] : []),
    ...(planDay && row.doneAt === null
      ? [remind({ ...planMatter(row), at: instantOf(planDay), people }, now)]
      : []),
  ]);
}

/**
 * Somebody did their part, or took it back. Those for whom it waits now hear of it, once; for the rest it waits no more. What is done needs no day any
 * more.
 */
export async function marked(
  found: Year,
  row: FamilyThingRow,
  before: FamilyThingRow | null,
  by: string,
  now: number,
): Promise<Write[]> {
  const matter = waitMatter(row, now);
  const waits = waitedFor(row.kind, partsOf(found, row.kind)).filter((id) => id !== by);
  const ahead = row.doneAt !== null && row.planDay !== null && row.planDay >= dayOf(now);
  return Promise.all([
    waits.length > 0 ? settle(matter, now, by) : settle(matter, now),
    ...(waits.length > 0 ? [remind({ ...matter, at: now, people: { family: waits } }, now)] : []),
    ...(ahead ? [settle(planMatter(before ?? row), now)] : []),
    ...(before && before.turn !== row.turn ? [settle(waitMatter(before, now), now)] : []),
  ]);
}

/** A pledge is for a year: whoever signed hears of it when their year is over; who takes the hand back, or signs anew, does not hear of the old one. */
export async function renewed(found: Year, row: FamilyThingRow, by: string, now: number): Promise<Write[]> {
  const subject = row.householdId;
  const matterOf = (year: number) => ({ kind: 'family-renew', subject, occurrence: `pledge-${year}` });
  const unsigned = partsOf(found, 'pledge').filter(({ did }) => !did);
  const settled = await Promise.all([
    settle(matterOf(row.year - 1), now, by),
    ...unsigned.map(({ id }) => settle(matterOf(row.year), now, id)),
  ]);
  if (unsigned.some(({ id }) => id === by)) return settled;
  const day = dayOf(now);
  const matter = { ...matterOf(row.year), at: instantOf(anniversaryDay(day, 1)), facts: { day } };
  return [...settled, await remindAnew([{ ...matter, people: { family: [by] } }], now)];
}

/** Of some of the six one person is reminded no more: they left. */
export function unreminded(rows: readonly FamilyThingRow[], personId: string, now: number): Promise<Write[]> {
  return Promise.all(
    rows.flatMap((row) => [
      settle(waitMatter(row, now), now, personId),
      settle(planMatter(row), now, personId),
    ]),
  );
}
