import type { ConsentPurpose, Person, Session } from '../../core/contract/account';
import { templateIds } from '../_kernel/templates';
import type { UnitNames } from '../_kernel/unit-names';
import type { PersonRow } from '../_store/people';
import type { Place } from './load';
import { consentVersion } from './policy';

/** A person as they see themself. */
export function personView(person: PersonRow, names: UnitNames): Person {
  const { _id: id, name, givenName, position, entryDay, cadre, relative = false } = person;
  return { id, name, givenName, ...names.ofPlace(person), position, entryDay, cadre, relative };
}

export function sessionView(
  person: PersonRow,
  place: Place,
  consents: readonly ConsentPurpose[],
  remaining: number,
): Session {
  return {
    bound: true,
    person: personView(person, place.names),
    consentVersion,
    consents: [...consents],
    templates: { nodeReminder: templateIds('node').long ?? templateIds('node').once },
    remaining,
    duties: place.duties,
    accompanies: place.accompanies,
  };
}
