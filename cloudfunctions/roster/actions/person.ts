import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { namesOf } from '../../_kernel/unit-names';
import { lifeEvents } from '../../_store/life-events';
import { postings } from '../../_store/postings';
import { personOf } from '../load';
import { eventView, personView, placesOf, postingView } from '../view';

/** One person with their history, as far as the caller's duty needs. */
export async function person(
  member: Member,
  input: Input<'roster.person'>,
): Promise<Output<'roster.person'>> {
  const { row, subject } = await personOf(input.personId);
  const rule = permit(member, subject, 'personId');
  const [moves, events] = await Promise.all([postings.ofPerson(row._id), lifeEvents.ofPerson(row._id)]);
  const names = await namesOf([...row.unitPath, ...placesOf(moves), ...placesOf(events)]);
  const history = {
    postings: moves.map((move) => postingView(move, names)),
    events: events.map((one) => eventView(one, names)),
  };
  return { person: personView(row, rule, history), ...names.ofPlace(row) };
}
