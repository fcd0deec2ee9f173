// Runs a query over the committed documents: plan, judge, order, cut out.
import { WireError } from '../wire/error-codes';
import { type Collection, documentKey, documentRange } from './catalogue';
import type { StoredDocument } from './database';
import { fromBytes, idBytes } from './document-codec';
import { sortDocuments } from './document-order';
import { metresTo, nearOf } from './geo/geo-operators';
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
  /** Fields with a 2dsphere index. */
  readonly places?: readonly string[];
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

/** `$nearSphere` orders what it finds. Throws DATABASE_REQUEST_FAILED when its field has no 2dsphere index. */
function nearestFirst(
  query: Readonly<Record<string, unknown>>,
  places: readonly string[],
): ((documents: StoredDocument[]) => StoredDocument[]) | undefined {
  const near = nearOf(query);
  if (!near) return undefined;
  if (!places.includes(near.field))
    throw new WireError('DATABASE_REQUEST_FAILED', 'unable to find index for $geoNear query');
  return (documents) =>
    documents
      .map((document) => ({ document, metres: metresTo(document, near) ?? Number.POSITIVE_INFINITY }))
      .sort((a, b) => a.metres - b.metres)
      .map(({ document }) => document);
}

/** The committed documents that match, in order. */
export function selectDocuments(
  store: OrderedStore,
  collection: Collection,
  query: Readonly<Record<string, unknown>>,
  { sort = [], skip = 0, limit = Number.POSITIVE_INFINITY, places = [] }: SelectOptions = {},
): Selection {
  const near = sort.length === 0 ? nearestFirst(query, places) : undefined;
  const matches = compileQuery(query);
  const plan = planQuery(collection, query, sort);
  const stopAt = plan.ordered && !near ? skip + limit : Number.POSITIVE_INFINITY;
  let examined = 0;
  let found: StoredDocument[] = [];
  if (stopAt > 0)
    for (const document of candidates(store, collection, plan)) {
      examined++;
      if (matches(document)) found.push(document);
      if (found.length >= stopAt) break;
    }
  if (near) found = near(found);
  else if (!plan.ordered) found = sortDocuments(found, sort);
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
