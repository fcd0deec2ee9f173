import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { type LifeEventRow, lifeEvents } from '../../_store/life-events';
import { mustFitLedger, placeFor, turned } from '../ledger';
import { personOf } from '../load';

/** Enters what happened to somebody in service; everything that follows from it happens with it. Leaving wants the name typed. */
export async function enterEvent(
  member: Member,
  input: Input<'roster.enterEvent'>,
): Promise<Output<'roster.enterEvent'>> {
  const { now, personId: by, openid } = member;
  const { personId, kind, day } = input;
  const note = input.note?.trim() ?? '';
  permit(member, (await personOf(personId)).subject, 'personId');
  if (personId === by) throw new Fault('CONFLICT', 'own-event', 'personId');
  return change(member, { route: 'roster.enterEvent', personId, input }, async () => {
    const [{ row: person }, ledger] = await Promise.all([personOf(personId), lifeEvents.ofPerson(personId)]);
    if (kind === 'leaving' && input.confirm !== person.name)
      throw new Fault('INVALID', 'not-confirmed', 'confirm');
    mustFitLedger({ kind, day }, person, ledger, now);
    const to = await placeFor(kind, input.to, person);
    if (note !== '') await mustBeFit(openid, note, 'note');
    const event: LifeEventRow = {
      _id: newId('event', `${personId}:${input.requestId}`),
      ...{ personId, unitPath: person.unitPath, kind, day, to, status: 'confirmed', note },
      ...{ proposedBy: by, decidedBy: by, decidedAt: now, reason: '', corrects: null, at: now },
    };
    const { write } = await turned(person, ledger, { out: null, into: event }, now);
    return { answer: { eventId: event._id, status: event.status }, what: `event ${kind} entered`, write };
  });
}
