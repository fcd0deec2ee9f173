import type { Known } from '../../core/domain/intake/matching';
import { collection, inSlices, mostRows } from './collection';
import { is, plus, type Where, type Whole } from './database';
import type { Scope } from './scope';

/** A person on the district's roster. `boundAt` is set once a WeChat account is bound, and keeps a second one out. */
export type PersonRow = {
  _id: string;
  name: string;
  givenName: string;
  /** Syllables without tones, joined: `linzhiyuan`. */
  pinyin: string;
  initials: string;
  /** Everything that they may be looked up by (`core/domain/person/search-keys.ts`). */
  keys: string[];
  sortKey: string;
  unitId: string;
  sectionId: string | null;
  /** District, unit, section: names are read from `units`, never copied here. */
  unitPath: string[];
  position: string;
  entryDay: string;
  bornYear: number | null;
  /** Somebody of a cadre's family: on no roster, without a place, found by nobody (function `family`). */
  relative?: true;
  status: 'serving' | 'on-leave' | 'left';
  /** Whether the district's rule counts them as a young cadre: whoever is one has a book. */
  cadre: boolean;
  /** A file said by name whether they are one: no rule changes that. */
  cadreNamed?: boolean;
  /** Keyed hashes, for matching alone. */
  idHash: string | null;
  phoneHash: string | null;
  boundAt: number | null;
  version: number;
};
/** As much of a cadre as is counted. */
export type CadreAt = Pick<PersonRow, '_id' | 'sectionId' | 'sortKey'>;
const ofCadreAt = { _id: true, sectionId: true, sortKey: true, cadre: true, status: true };
const base = collection<PersonRow>('people');
/** Fields by which somebody is matched with a file, and that a file may change. */
const forMatching = {
  ...{ _id: true, name: true, unitId: true, sectionId: true, position: true, entryDay: true, bornYear: true },
  ...{ idHash: true, phoneHash: true, status: true, cadre: true, cadreNamed: true, sortKey: true },
};
/** Rows of before files spoke by name say nothing of it. */
const asKnown = (row: PersonRow) => ({ ...row, cadreNamed: row.cadreNamed ?? false });
/** Those of a scope, in the ways an index finds them: below each of its nodes, and by themselves. */
function waysInto(scope: Scope): Where[] {
  const ids = scope.personIds.length > 0 ? [{ _id: is.in(scope.personIds) }] : [];
  return [...scope.unitIds.map((unitId) => ({ unitPath: unitId })), ...ids];
}
/** Those of a scope as one condition. Null when it holds nobody. */
function inside(scope: Scope): Where | Whole | null {
  const ways = waysInto(scope);
  return ways.length > 1 ? is.any(ways) : (ways[0] ?? null);
}
export const people = {
  ...base,
  /** Those with this keyed hash of a phone number, two at most. Index `phoneHash`. */
  byPhone: (phoneHash: string) => base.find({ phoneHash }, (query) => query.limit(2)),
  /** Everybody at or below a node, as far as matching needs. Index `unitPath, sortKey`. */
  matchable: async (unitId: string): Promise<Known[]> => {
    const found: (Known & { sortKey: string })[] = [];
    for (let after = ''; ; after = found.at(-1)?.sortKey ?? '') {
      const where = is.all([{ unitPath: unitId }, { sortKey: is.above(after) }]);
      const page = await base.find(where, (query) => query.orderBy('sortKey', 'asc').field(forMatching));
      found.push(...page.map(asKnown));
      if (page.length < mostRows) return found;
    }
  },
  /** Those with one of these keyed hashes of an identity number. Index `idHash`. */
  matchableByHash: (hashes: readonly string[]): Promise<Known[]> =>
    inSlices(hashes, async (slice) =>
      (await base.find({ idHash: is.in(slice) }, (query) => query.field(forMatching))).map(asKnown),
    ),
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /**
   * One page in the order of names, from after a cursor. Indexes `unitPath, sortKey` and `keys, sortKey`.
   * @param narrow.key a search key; narrow.unitId a node of the tree
   */
  page: async (
    scope: Scope,
    narrow: { key?: string | null; unitId?: string | null; status?: readonly PersonRow['status'][] },
    after: string,
    most: number,
  ): Promise<PersonRow[]> => {
    const rest = [
      { sortKey: is.above(after) },
      ...(narrow.key ? [{ keys: narrow.key }] : []),
      ...(narrow.unitId ? [{ unitPath: narrow.unitId }] : []),
      ...(narrow.status ? [{ status: is.in(narrow.status) }] : []),
    ];
    // Each way in the index's own order, and the first of all of them: a list of places would be sorted from the beginning each time.
    const pages = await Promise.all(
      waysInto(scope).map((way) =>
        base.find(is.all([way, ...rest]), (query) => query.orderBy('sortKey', 'asc').limit(most)),
      ),
    );
    if (pages.length < 2) return pages[0] ?? [];
    const all = [...new Map(pages.flat().map((row) => [row._id, row])).values()];
    return all.sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1)).slice(0, most);
  },
  /** Everybody at or below a node, a page at a time from after a cursor. Index `unitPath, sortKey`. */
  placed: (nodeId: string, after: string, most: number): Promise<PersonRow[]> =>
    base.find(is.all([{ unitPath: nodeId }, { sortKey: is.above(after) }]), (query) =>
      query.orderBy('sortKey', 'asc').limit(most),
    ),
  /** How many at or below a node are young cadres in service. Index `unitPath, sortKey`. */
  countCadres: (nodeId: string): Promise<number> =>
    base.count({ unitPath: nodeId, cadre: true, status: is.in(['serving', 'on-leave']) }),
  /** Marks those who have not come yet, in one call, and only who still is as they were read; answers how many. */
  markWaiting: (rows: readonly PersonRow[], cadre: boolean): Promise<number> => {
    const still = { _id: is.in(rows.map((row) => row._id)), boundAt: null, cadre: !cadre };
    // A field that is not there counts as null.
    const unnamed = { cadreNamed: is.in([false, null]) };
    return rows.length === 0
      ? Promise.resolve(0)
      : base.patchWhere({ ...still, ...unnamed }, { cadre, version: plus(1) });
  },
  /** Everybody of a scope, who has left too. Index `unitPath, sortKey`; at most a unit's worth is meant. */
  everyone: async (scope: Scope): Promise<PersonRow[]> => {
    const reach = inside(scope);
    if (!reach) return [];
    const found: PersonRow[] = [];
    for (let after = ''; ; after = found.at(-1)?.sortKey ?? '') {
      const where = [reach, { sortKey: is.above(after) }];
      const page = await base.find(is.all(where), (query) => query.orderBy('sortKey', 'asc'));
      found.push(...page);
      if (page.length < mostRows) return found;
    }
  },
  /**
   * Young cadres in service at one node of the tree, as far as figures need them, a page at a time in the order of names; null when more than
   * `most` people work there. Index `unitPath, sortKey`.
   */
  cadresAt: async (nodeId: string, most: number): Promise<CadreAt[] | null> => {
    const found: CadreAt[] = [];
    for (let after = '', read = 0; ; ) {
      const where = is.all([{ unitPath: nodeId }, { sortKey: is.above(after) }]);
      const page = await base.find(where, (query) => query.orderBy('sortKey', 'asc').field(ofCadreAt));
      read += page.length;
      if (read > most) return null;
      found.push(...page.filter((row) => row.cadre && row.status !== 'left'));
      if (page.length < mostRows) return found;
      after = page.at(-1)?.sortKey ?? '';
    }
  },
  /** Every young cadre of a scope who is in service. */
  everyCadre: async (scope: Scope): Promise<PersonRow[]> =>
    (await people.everyone(scope)).filter((row) => row.cadre && row.status !== 'left'),
};
