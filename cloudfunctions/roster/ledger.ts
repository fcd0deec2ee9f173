import { dayOf, isDay } from '../../core/domain/calendar/beijing';
import { eventRules, isKnown, unfit } from '../../core/domain/career/rules';
import { consequencesFor } from '../_kernel/consequences';
import { endedBy } from '../_kernel/consequences/service';
import { Fault, Stale } from '../_kernel/fault';
import type { Transaction } from '../_store/database';
import { type LifeEventRow, lifeEvents } from '../_store/life-events';
import type { PersonRow } from '../_store/people';
import { postings } from '../_store/postings';
import { units } from '../_store/units';
import { personOf, turnPerson } from './load';

export type EventPlace = NonNullable<LifeEventRow['to']>;

/**
 * @throws Fault INVALID when the day is none or cannot be, CONFLICT when the ledger knows it or the person does not stand so
 */
export function mustFitLedger(
  event: Pick<LifeEventRow, 'kind' | 'day'>,
  person: Pick<PersonRow, 'status' | 'entryDay'>,
  ledger: readonly LifeEventRow[],
  now: number,
): void {
  if (!isDay(event.day)) throw new Fault('INVALID', 'shape', 'day');
  if (isKnown(event, ledger)) throw new Fault('CONFLICT', 'event-known', 'kind');
  const because = unfit(event, person, dayOf(now));
  if (because === 'wrong-state') throw new Fault('CONFLICT', because, 'kind');
  if (because) throw new Fault('INVALID', because, 'day');
}

/**
 * Where an event leads, when its kind leads somewhere; null for the rest.
 * @throws Fault INVALID when it is missing, or is no open place of the person's district
 */
export async function placeFor(
  kind: LifeEventRow['kind'],
  to: EventPlace | undefined,
  person: Pick<PersonRow, 'unitPath'>,
): Promise<EventPlace | null> {
  if (!eventRules[kind].leads) {
    if (to) throw new Fault('INVALID', 'shape', 'to');
    return null;
  }
  if (!to) throw new Fault('INVALID', 'shape', 'to');
  const { unitId, sectionId } = to;
  const [unit, section] = await Promise.all([
    units.get(unitId),
    sectionId === null ? null : units.get(sectionId),
  ]);
  const open = unit?.kind === 'unit' && unit.closedAt === null && unit.path[0] === person.unitPath[0];
  const within = sectionId === null || (section?.parentId === unitId && section.closedAt === null);
  if (!open || !within) throw new Fault('INVALID', 'place-closed', 'to');
  return { unitId, sectionId, position: to.position.trim() };
}

/** A turn of the ledger, with everything that follows from it: `out` is taken back, `into` is confirmed. Read now, written in a transaction. */
export async function turned(
  person: PersonRow,
  ledger: readonly LifeEventRow[],
  turn: { out: LifeEventRow | null; into: LifeEventRow | null },
  now: number,
): Promise<{ into: LifeEventRow | null; write(transaction: Transaction): Promise<void> }> {
  const leaves = turn.into?.kind === 'leaving';
  const ended = leaves ? (turn.out?.ended ?? (await endedBy(person._id, now))) : undefined;
  const into = turn.into && ended ? { ...turn.into, ended } : turn.into;
  const stays = await postings.ofPerson(person._id);
  const others = ledger.filter((one) => one._id !== turn.out?._id);
  const follows = await consequencesFor({ person, stays, ledger: others, out: turn.out, into, now });
  return {
    into,
    async write(transaction) {
      await turnPerson(person, follows.person, transaction);
      if (into) await lifeEvents.put(into, transaction);
      await follows.write(transaction);
    },
  };
}

/** Inside a transaction: an entry is still as it was read, or the decision is made again. */
export async function mustStand(row: LifeEventRow, transaction: Transaction): Promise<void> {
  const current = await lifeEvents.get(row._id, transaction);
  if (current?.status !== row.status) throw new Stale('event');
}

/**
 * An entry of the ledger and whom it is about, as the subject of an act. Ask `permit` before anything of it leaves.
 * @throws Fault NOT_FOUND
 */
export async function eventOf(eventId: string) {
  const event = await lifeEvents.get(eventId);
  if (!event) throw new Fault('NOT_FOUND', undefined, 'eventId');
  const { row: person, subject } = await personOf(event.personId);
  return { event, person, subject };
}
