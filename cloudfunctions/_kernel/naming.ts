import { pinyin } from 'pinyin-pro';
import { givenNameOf, searchKeys, sortKeyOf } from '../../core/domain/person/search-keys';
import type { PersonRow } from '../_store/people';

/**
 * Everything that follows from a person's name: how they are called, sorted and found. The reading is made once, when the name is
 * written; phones never carry a dictionary. Family names are read as family names (单 shan, 曾 zeng).
 */
export function naming(
  id: string,
  name: string,
): Pick<PersonRow, 'name' | 'givenName' | 'pinyin' | 'initials' | 'keys' | 'sortKey'> {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).map((one) =>
    one.toLowerCase().replace(/[^a-z0-9]/g, ''),
  );
  const joined = syllables.join('');
  return {
    name,
    givenName: givenNameOf(name),
    pinyin: joined,
    initials: syllables.map((one) => one.slice(0, 1)).join(''),
    keys: searchKeys(name, syllables),
    sortKey: sortKeyOf({ _id: id, name, pinyin: joined }),
  };
}
