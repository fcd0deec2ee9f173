// The nearest documents over a 2dsphere index: in rings around the position, until there are enough.
import { type Collection, documentKey, type Index, indexPrefix } from '../catalogue';
import type { StoredDocument } from '../database';
import { fromBytes } from '../document-codec';
import type { OrderedStore } from '../store';
import { boxesAroundCircle, placeRanges } from './cells';
import { metresTo, type Near } from './geo-operators';
import { EARTH_RADIUS } from './measure';

/** Metres of the first ring; each further one reaches so many times as far. */
const FIRST_REACH = 500;
const GROWTH = 3;
const HALF_AROUND = Math.PI * EARTH_RADIUS;

/**
 * The documents that match, the nearest first, `wanted` of them at most.
 * @param index the 2dsphere index of the field that is measured
 */
export function nearestDocuments(
  store: OrderedStore,
  collection: Collection,
  index: Index,
  near: Near,
  matches: (document: StoredDocument) => boolean,
  wanted: number,
): { documents: StoredDocument[]; examined: number } {
  const seen = new Set<string>();
  const found: { document: StoredDocument; metres: number }[] = [];
  const furthest = Math.min(near.most, HALF_AROUND);
  for (let reach = Number.isFinite(wanted) ? FIRST_REACH : furthest; ; reach *= GROWTH) {
    const within = Math.min(reach, furthest);
    const boxes = boxesAroundCircle(near.from, within / EARTH_RADIUS);
    for (const range of placeRanges(indexPrefix(index), boxes))
      for (const { value: id } of store.scan(range)) {
        const name = id.toString('latin1');
        if (seen.has(name)) continue;
        seen.add(name);
        const stored = store.get(documentKey(collection, id));
        if (!stored) continue;
        const document = fromBytes(stored);
        const metres = metresTo(document, near);
        if (metres === undefined || metres < near.least || metres > near.most) continue;
        if (matches(document)) found.push({ document, metres });
      }
    // Nothing nearer lies outside of this ring.
    const sure = found.filter(({ metres }) => metres <= within);
    if (within < furthest && sure.length < wanted) continue;
    const all = within < furthest ? sure : found;
    const documents = all.sort((a, b) => a.metres - b.metres).map(({ document }) => document);
    return { documents: documents.slice(0, wanted), examined: seen.size };
  }
}
