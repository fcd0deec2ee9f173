import { type RoleScope, type RoleWord, roleWords } from '../../core/domain/authority/roles';
import { place } from './district';
import type { Person } from './people';
import type { World } from './world';

/** The scope over the court's civil division that each role is granted for here. */
export const scopeOver: Readonly<Record<RoleWord, RoleScope>> = {
  'section-chief': { kind: 'section', ids: [place.civil] },
  deputy: { kind: 'line', ids: [place.civil, place.office] },
  head: { kind: 'unit', ids: [place.court] },
  hr: { kind: 'unit', ids: [place.court] },
  organiser: { kind: 'unit', ids: [place.court] },
  'duty-officer': { kind: 'unit', ids: [place.court] },
  inspector: { kind: 'units', ids: [place.court, place.bureau] },
  organisation: { kind: 'district', ids: [place.district] },
  administrator: { kind: 'district', ids: [place.district] },
  auditor: { kind: 'district', ids: [place.district] },
};

/** One bound holder of every role, in the order of the roles. */
export async function everyOfficer(world: World): Promise<Person[]> {
  const made: Person[] = [];
  for (const role of roleWords) made.push(await world.people.officer(role, scopeOver[role]));
  return made;
}
