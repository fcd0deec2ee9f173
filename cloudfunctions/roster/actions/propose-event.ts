import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { type LifeEventRow, lifeEvents } from '../../_store/life-events';
import { mustFitLedger } from '../ledger';
import { personOf, turnPerson } from '../load';

/** Proposes something about oneself. It has no consequence until HR confirms it; of one kind, one waits at a time. */
export async function proposeEvent(
  member: Member,
  input: Input<'roster.proposeEvent'>,
): Promise<Output<'roster.proposeEvent'>> {
  const { now, personId, openid } = member;
  const { kind, day } = input;
  const note = input.note.trim();
  return change(member, { route: 'roster.proposeEvent', personId, input }, async () => {
    const [{ row: person }, ledger] = await Promise.all([personOf(personId), lifeEvents.ofPerson(personId)]);
    mustFitLedger({ kind, day }, person, ledger, now);
    if (ledger.some((one) => one.status === 'proposed' && one.kind === kind))
      throw new Fault('CONFLICT', 'event-known', 'kind');
    if (note !== '') await mustBeFit(openid, note, 'note');
    const event: LifeEventRow = {
      _id: newId('event', `${personId}:${input.requestId}`),
      ...{ personId, unitPath: person.unitPath, kind, day, to: null, status: 'proposed', note },
      ...{ proposedBy: personId, decidedBy: null, reason: '', corrects: null, at: now },
    };
    return {
      answer: { eventId: event._id, status: event.status },
      what: `event ${kind} proposed`,
      async write(transaction) {
        await turnPerson(person, {}, transaction);
        await lifeEvents.add(event, transaction);
      },
    };
  });
}
