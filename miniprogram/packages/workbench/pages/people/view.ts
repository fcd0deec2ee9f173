import type { PersonView, UnitView } from '../../../../../core/contract/roster';
import { statusText } from '../../text/people';

/** Rows of the list; names of places come from the tree. */
export function peopleRows(people: readonly PersonView[], units: ReadonlyMap<string, UnitView>) {
  return people.map(({ id, name, unitId, sectionId, position, status }) => {
    const places = [unitId, sectionId].flatMap((one) => units.get(one ?? '')?.name ?? []);
    const note = [...places, position].filter(Boolean).join(' · ');
    const state = statusText[status];
    return { id, name, note, state, label: [name, state, note].filter(Boolean).join('，') };
  });
}
