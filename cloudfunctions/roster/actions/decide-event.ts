import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { type LifeEventRow, lifeEvents } from '../../_store/life-events';
import { eventOf, mustFitLedger, mustStand, placeFor, turned } from '../ledger';
import { turnPerson } from '../load';

/** Confirms what somebody proposed about themself, with day and place as they really are, or refuses it with a reason that they read. */
export async function decideEvent(
  member: Member,
  input: Input<'roster.decideEvent'>,
): Promise<Output<'roster.decideEvent'>> {
  const { now, personId: by } = member;
  const { eventId, decision } = input;
  const first = await eventOf(eventId);
  permit(member, first.subject, 'eventId');
  const { personId } = first.event;
  if (personId === by) throw new Fault('CONFLICT', 'own-event', 'eventId');
  return change(member, { route: 'roster.decideEvent', personId, input }, async () => {
    const { event, person } = await eventOf(eventId);
    if (event.status !== 'proposed') throw new Fault('CONFLICT', 'event-decided', 'eventId');
    const decided = { decidedBy: by, decidedAt: now };
    const { kind } = event;
    if (decision === 'refuse') {
      const { reason } = input;
      if (reason === undefined) throw new Fault('INVALID', 'shape', 'reason');
      return {
        answer: { eventId, status: 'refused' as const },
        what: `event ${kind} refused`,
        async write(transaction) {
          await mustStand(event, transaction);
          await turnPerson(person, {}, transaction);
          await lifeEvents.patch(eventId, { ...decided, status: 'refused', reason }, transaction);
        },
      };
    }
    const ledger = await lifeEvents.ofPerson(personId);
    const day = input.day ?? event.day;
    mustFitLedger({ kind, day }, person, ledger, now);
    const to = await placeFor(kind, input.to, person);
    const into: LifeEventRow = { ...event, ...decided, day, to, status: 'confirmed' };
    const turn = await turned(person, ledger, { out: null, into }, now);
    return {
      answer: { eventId, status: into.status },
      what: `event ${kind} confirmed`,
      async write(transaction) {
        await mustStand(event, transaction);
        await turn.write(transaction);
      },
    };
  });
}
