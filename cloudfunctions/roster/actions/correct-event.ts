import type { Input, Output } from '../../../core/contract';
import { eventRules } from '../../../core/domain/career/rules';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { type LifeEventRow, lifeEvents } from '../../_store/life-events';
import { eventOf, mustFitLedger, mustStand, placeFor, turned } from '../ledger';

/**
 * Puts a wrong entry right: the wrong one stays in the history with the reason, another stands for it or none, and what followed from it
 * is put right with it: nodes and their reminders, where somebody works, duties that had ended. What the author lived through stays.
 */
export async function correctEvent(
  member: Member,
  input: Input<'roster.correctEvent'>,
): Promise<Output<'roster.correctEvent'>> {
  const { now, personId: by } = member;
  const { eventId, reason, instead } = input;
  const first = await eventOf(eventId);
  permit(member, first.subject, 'eventId');
  const { personId } = first.event;
  if (personId === by) throw new Fault('CONFLICT', 'own-event', 'eventId');
  return change(member, { route: 'roster.correctEvent', personId, input }, async () => {
    const { event, person } = await eventOf(eventId);
    if (event.status !== 'confirmed') throw new Fault('CONFLICT', 'event-decided', 'eventId');
    const { kind } = event;
    // A service has begun on some day.
    if (kind === 'entry' && instead === null) throw new Fault('INVALID', 'shape', 'instead');
    const ledger = await lifeEvents.ofPerson(personId);
    const rest = ledger.filter((one) => one._id !== eventId);
    let into: LifeEventRow | null = null;
    if (instead) {
      mustFitLedger(
        { kind, day: instead.day },
        { ...person, status: statusBefore(event, person.status) },
        rest,
        now,
      );
      const to = eventRules[kind].leads ? await placeFor(kind, instead.to, person) : null;
      into = {
        ...{ ...event, _id: newId('event', `${personId}:${input.requestId}`), unitPath: person.unitPath },
        ...{ day: instead.day, to, corrects: eventId, decidedBy: by, decidedAt: now, at: now },
      };
    }
    const turn = await turned(person, ledger, { out: event, into }, now);
    return {
      answer: { eventId: into?._id ?? null },
      what: `event ${kind} ${into ? 'corrected' : 'taken back'}`,
      async write(transaction) {
        await mustStand(event, transaction);
        await lifeEvents.patch(eventId, { status: 'corrected', reason }, transaction);
        await turn.write(transaction);
      },
    };
  });
}

/** How somebody stood before the entry that is put right. */
function statusBefore({ kind }: LifeEventRow, now: 'serving' | 'on-leave' | 'left') {
  if (kind === 'leave-end') return 'on-leave';
  return kind === 'leave-start' || kind === 'leaving' ? 'serving' : now;
}
