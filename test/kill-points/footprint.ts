import { subjectPseudonym } from '../support/independent-chain';
import type { Person } from '../support/people';
import { invitationKey } from '../support/secrets';
import type { Dump } from '../support/world';

/**
 * What one person's life left in the store, in words that do not depend on who they are: ids become `P`, `O`, `R1` …, and
 * whatever is random by nature (ciphertext, keys, hashes) becomes `#`. Two people who did the same have the same footprint.
 */
export function footprints(dump: Dump, people: readonly Person[]): Map<string, string> {
  const owners = new Map<string, Person>();
  for (const person of people) {
    for (const name of [person.id, person.openid, subjectPseudonym(person.id), invitationKey(person.code)]) {
      owners.set(name, person);
    }
  }
  const lines = new Map<string, string[]>(people.map((person) => [person.id, []]));
  for (const [collection, documents] of Object.entries(dump)) {
    for (const document of documents) {
      const owner = ownerOf(document, owners);
      if (owner) lines.get(owner.id)?.push(`${collection} ${masked(JSON.stringify(document), owner)}`);
    }
  }
  return new Map([...lines].map(([id, own]) => [id, withRequestsNumbered(own).sort().join('\n')]));
}

function ownerOf(document: Record<string, unknown>, owners: Map<string, Person>): Person | undefined {
  // Natural keys begin with whose they are; the other rows name their person in a field.
  const { _id, personId, bookId, subject, askerId, partyId } = document;
  const keys = [_id, personId, bookId, subject, askerId, partyId];
  for (const key of keys) {
    const owner =
      owners.get(String(key).replace(/^unit-/, '')) ?? owners.get(String(key).split(':')[0] as string);
    if (owner) return owner;
  }
  return undefined;
}

function masked(text: string, owner: Person): string {
  return (
    text
      .replaceAll(invitationKey(owner.code), 'I')
      .replaceAll(subjectPseudonym(owner.id), 'S')
      .replace(/"(iv|tag|wrappedKey|ciphertext)":"[^"]*"/g, '"$1":"#"')
      .replace(/"(pinyin|initials|sortKey)":"[^"]*"/g, '"$1":"#"')
      // A mentor is one for all: their name may be some victim's too.
      .replace(/"mentorName":"[^"]*"/g, '"mentorName":"#"')
      .replace(/"\d{6}-[0-9A-F]{4}"/g, '"#"')
      .replace(/"keys":\[[^\]]*\]/g, '"keys":"#"')
      .replace(/"fingerprint":"[0-9A-F]{16}"/g, '"fingerprint":"#"')
      .replace(/\b(\d{8})-[0-9A-F]{6}\b/g, '$1-#')
      .replace(/[A-Za-z0-9+/]{24,}={0,2}/g, '#')
      .replaceAll(owner.openid, 'O')
      .replaceAll(owner.id, 'P')
      .replaceAll(owner.name, 'N')
      .replaceAll(owner.givenName, 'G')
  );
}

/** Request ids are counted through the world; here each becomes its act's name alone. */
function withRequestsNumbered(lines: string[]): string[] {
  return lines.map((line) => line.replace(/\b(\w+)-\d{16}\b/g, '$1-R'));
}
