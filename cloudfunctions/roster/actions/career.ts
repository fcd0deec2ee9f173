import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { namesOf } from '../../_kernel/unit-names';
import { lifeEvents } from '../../_store/life-events';
import { postings } from '../../_store/postings';
import { personOf } from '../load';
import { eventView, placesOf, postingView } from '../view';

/** My own ledger, the newest first, what was refused or corrected too, and where I worked. */
export async function career(member: Member, _: Input<'roster.career'>): Promise<Output<'roster.career'>> {
  const { personId } = member;
  const [{ row }, moves, events] = await Promise.all([
    personOf(personId),
    postings.ofPerson(personId),
    lifeEvents.ofPerson(personId),
  ]);
  const names = await namesOf([...placesOf(moves), ...placesOf(events)]);
  return {
    events: events.map((one) => eventView(one, names)),
    postings: moves.map((move) => postingView(move, names)),
    entryDay: row.entryDay,
  };
}
