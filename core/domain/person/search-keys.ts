/** Longest key that is kept; whoever types more is asked for no more than this. */
export const longestKey = 24;

/**
 * Everything that a person may be looked up by, each an exact key of an index: every run of characters of the name, and from each
 * character on what one types of its pinyin and of the initials. 林知远: `林` `林知` … `知远`, `linz` … `zhiyuan`, `lzy` `zy`.
 * @param syllables pinyin of each character, lower case, without tones
 */
export function searchKeys(name: string, syllables: readonly string[]): string[] {
  const keys = new Set<string>();
  const characters = Array.from(name);
  const initials = syllables.map((syllable) => syllable.slice(0, 1));
  for (let from = 0; from < characters.length; from += 1) {
    for (const text of [characters.slice(from), syllables.slice(from), initials.slice(from)])
      for (const start of starts(text.join(''))) keys.add(start);
  }
  return [...keys];
}

function starts(text: string): string[] {
  const characters = Array.from(text).slice(0, longestKey);
  return characters.map((_, at) => characters.slice(0, at + 1).join(''));
}

/** What somebody typed, as a key: without blanks and apostrophes, lower case. Null when nothing is left. */
export function keyOf(typed: string): string | null {
  const key = Array.from(typed.toLowerCase().replace(/[\s'’·]/gu, ''))
    .slice(0, longestKey)
    .join('');
  return key === '' ? null : key;
}

/** Order of lists: by pinyin, people of one pinyin by name, those of one name by id. One string, so that it can be a cursor. */
export function sortKeyOf(person: { _id: string; name: string; pinyin: string }): string {
  return `${person.pinyin} ${person.name} ${person._id}`;
}

/** Two-character family names: the given name is what follows. */
const longFamilyNames = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '东方',
  '夏侯',
  '端木',
];

/** How somebody is called by name: 林知远 → 知远; 欧阳明 → 明; a single character stays as it is. */
export function givenNameOf(name: string): string {
  const characters = Array.from(name);
  if (name.includes('·') || characters.length < 2) return name;
  const long = characters.length > 2 && longFamilyNames.includes(characters.slice(0, 2).join(''));
  return characters.slice(long ? 2 : 1).join('');
}
