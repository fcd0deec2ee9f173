// Runs a query over the committed documents: plan, judge, order, cut out.
import { WireError } from '../wire/error-codes';
import { type Collection, documentKey, documentRange, type Index, isOfPlaces } from './catalogue';
import type { StoredDocument } from './database';
import { fromBytes, idBytes } from './document-codec';
import { sortDocuments } from './document-order';
import { type Near, nearOf } from './geo/geo-operators';
import { nearestDocuments } from './geo/nearest';
import { compileQuery } from './judge';
import { type Plan, planQuery, type SortSpec } from './planner';
import type { OrderedStore } from './store';

export interface Selection {
  readonly documents: StoredDocument[];
  /** Documents fetched and judged. */
  readonly examined: number;
}

export interface SelectOptions {
  readonly sort?: SortSpec;
  readonly skip?: number;
  readonly limit?: number;
  /** Measured and ordered by it besides, as by a `$nearSphere` of the query. */
  readonly near?: Near;
}

function* candidates(store: OrderedStore, collection: Collection, plan: Plan): Generator<StoredDocument> {
  if (plan.kind === 'scan') {
    for (const { value } of store.scan({ ...documentRange(collection), reverse: plan.reverse }))
      yield fromBytes(value);
    return;
  }
  const seen = new Set<string>();
  if (plan.kind === 'ids') {
    for (const id of plan.ids) {
      if (id === null) continue;
      const bytes = idBytes(id);
      const name = bytes.toString('latin1');
      const stored = seen.has(name) ? undefined : store.get(documentKey(collection, bytes));
      seen.add(name);
      if (stored) yield fromBytes(stored);
    }
    return;
  }
  for (const range of plan.ranges) {
    for (const { value: id } of store.scan({ ...range, reverse: plan.reverse })) {
      if (plan.index.many) {
        const name = id.toString('latin1');
        if (seen.has(name)) continue;
        seen.add(name);
      }
      const stored = store.get(documentKey(collection, id));
      if (stored) yield fromBytes(stored);
    }
  }
}

/** Throws DATABASE_REQUEST_FAILED when the field has no 2dsphere index. */
function indexOfPlaces(collection: Collection, field: string): Index {
  const index = collection.indexes.find((one) => isOfPlaces(one) && one.keys[0]?.field === field);
  if (!index) throw new WireError('DATABASE_REQUEST_FAILED', 'unable to find index for $geoNear query');
  return index;
}

/** The committed documents that match, in order. */
export function selectDocuments(
  store: OrderedStore,
  collection: Collection,
  query: Readonly<Record<string, unknown>>,
  { sort = [], skip = 0, limit = Number.POSITIVE_INFINITY, near: asked }: SelectOptions = {},
): Selection {
  const matches = compileQuery(query);
  const near = asked ?? nearOf(query);
  const index = near && indexOfPlaces(collection, near.field);
  if (index && sort.length === 0) {
    const nearest = nearestDocuments(store, collection, index, near, matches, skip + limit);
    return { documents: nearest.documents.slice(skip), examined: nearest.examined };
  }
  const plan = planQuery(collection, query, sort);
  const stopAt = plan.ordered ? skip + limit : Number.POSITIVE_INFINITY;
  let examined = 0;
  let found: StoredDocument[] = [];
  if (stopAt > 0)
    for (const document of candidates(store, collection, plan)) {
      examined++;
      if (matches(document)) found.push(document);
      if (found.length >= stopAt) break;
    }
  if (!plan.ordered) found = sortDocuments(found, sort);
  return { documents: found.slice(skip, skip + limit), examined };
}

/** How many committed documents match. Without a condition nothing is examined. */
export function countDocuments(
  store: OrderedStore,
  collection: Collection,
  query: Readonly<Record<string, unknown>>,
): { total: number; examined: number } {
  if (Object.keys(query).length === 0) return { total: store.count(documentRange(collection)), examined: 0 };
  const matches = compileQuery(query);
  let examined = 0;
  let total = 0;
  for (const document of candidates(store, collection, planQuery(collection, query, []))) {
    examined++;
    if (matches(document)) total++;
  }
  return { total, examined };
}
