import type { PersonRow } from '../_store/people';

/** Somebody of a cadre's family as a person: a name, and no place, no book, no key by which anybody finds them. */
export function relativeRow(id: string, name: string): PersonRow {
  return {
    ...{ _id: id, name, givenName: name, relative: true },
    ...{ pinyin: '', initials: '', keys: [], sortKey: '' },
    ...{ unitId: '', sectionId: null, unitPath: [], position: '', entryDay: '', bornYear: null },
    ...{ status: 'serving', cadre: false, idHash: null, phoneHash: null, boundAt: null, version: 1 },
  };
}
