import type { Person, Session } from '../../core/contract/account';
import { nodeReminderTemplate } from '../_kernel/ledger';
import type { PersonRow } from '../_store/people';
import { consentVersion } from './policy';

/** A person as they see themself. */
export function personView(person: PersonRow): Person {
  const { _id: id, name, givenName, unitName, entryDay } = person;
  return { id, name, givenName, unitName, entryDay };
}

export function sessionView(
  person: PersonRow,
  consents: readonly ('timebook' | 'reminders')[],
  remaining: number,
): Session {
  return {
    bound: true,
    person: personView(person),
    consentVersion,
    consents: [...consents],
    templates: { nodeReminder: nodeReminderTemplate() },
    remaining,
  };
}
