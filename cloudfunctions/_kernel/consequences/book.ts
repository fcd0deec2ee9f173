import type { LedgerKind } from '../../../core/domain/node/kinds';
import type { LifeEventRow } from '../../_store/life-events';
import { bookConsequence, type Turn } from '../life-nodes';
import type { Consequence, Turning } from './facts';

/** Kinds that the time-book answers to; a sanction or a change in the family is nothing that it asks about. */
const ofBook: readonly string[] = [
  'probation-end',
  'rotation',
  'promotion',
  'leave-start',
  'leave-end',
  'leaving',
] satisfies LedgerKind[];

/** Nodes of the time-book and their reminders. A correction that leaves kind and day as they were touches no node. */
export async function book({ person, out, into, now }: Turning): Promise<Consequence> {
  if (out && into && out.kind === into.kind && out.day === into.day) return {};
  const turns: Turn[] = [];
  if (out && ofBook.includes(out.kind)) turns.push({ turn: 'taken back', event: eventOf(out) });
  if (into?.kind === 'entry' && into.day !== person.entryDay) turns.push({ turn: 'entry', day: into.day });
  if (into && ofBook.includes(into.kind)) turns.push({ turn: 'confirmed', event: eventOf(into) });
  return { write: await bookConsequence(person._id, turns, now) };
}

function eventOf({ kind, day }: LifeEventRow) {
  return { kind: kind as LedgerKind, day };
}
