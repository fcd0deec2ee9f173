import { dayOf, instantOf } from '../../core/domain/calendar/beijing';
import { waitedFor } from '../../core/domain/family/together';
import { remind, settle, type Write } from '../_kernel/outbox';
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
  return { kind: 'family-waits', subject, occurrence: occurrenceOf(row), facts: { thing, at } };
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
export async function marked(found: Year, row: FamilyThingRow, by: string, now: number): Promise<Write[]> {
  const matter = waitMatter(row, now);
  const waits = waitedFor(row.kind, partsOf(found, row.kind)).filter((id) => id !== by);
  const ahead = row.doneAt !== null && row.planDay !== null && row.planDay >= dayOf(now);
  return Promise.all([
    waits.length > 0 ? settle(matter, now, by) : settle(matter, now),
    ...(waits.length > 0 ? [remind({ ...matter, at: now, people: { family: waits } }, now)] : []),
    ...(ahead ? [settle(planMatter(row), now)] : []),
  ]);
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
