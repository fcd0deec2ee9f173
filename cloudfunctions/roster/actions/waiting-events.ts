import type { Input, Output } from '../../../core/contract';
import { scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { namesOf } from '../../_kernel/unit-names';
import { inSlices } from '../../_store/collection';
import { lifeEvents } from '../../_store/life-events';
import { people } from '../../_store/people';
import { eventView } from '../view';

/** Most entries that are listed, the newest first. */
const most = 200;

/** What people of the unit proposed about themselves and nobody has decided. */
export async function waitingEvents(
  member: Member,
  _: Input<'roster.waitingEvents'>,
): Promise<Output<'roster.waitingEvents'>> {
  const rows = await lifeEvents.inState(scopeOf(member), 'proposed', most);
  const found = await inSlices([...new Set(rows.map((row) => row.personId))], people.byIds);
  const byId = new Map(found.map((person) => [person._id, person]));
  const names = await namesOf(found.flatMap((person) => person.unitPath));
  return {
    events: rows.map((row) => {
      const person = byId.get(row.personId);
      const place = person?.sectionId == null ? (person?.position ?? '') : names.of(person.sectionId);
      const who = { personId: row.personId, personName: person?.name ?? '', place, at: row.at };
      return { ...eventView(row, names), ...who };
    }),
  };
}
