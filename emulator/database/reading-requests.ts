// database.getDocument, database.calculateDocument
import { WireError } from '../wire/error-codes';
import type { Direction, StoredDocument, WireRequest } from './database';
import { idBytes, parseWireObject, parseWireValue, toWireText } from './document-codec';
import { collectionOf, type Handler, type Outcome, readDocument, transactionOf } from './engine';
import { isPlainObject } from './field-path';
import { project } from './judge';
import type { SortSpec } from './planner';
import { countDocuments, selectDocuments } from './select-documents';

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1000;

function whole(value: unknown, name: string, least: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Number.isSafeInteger(value) || (value as number) < least)
    throw new WireError('INVALID_PARAM', `${name} must be an integer of at least ${least}`);
  return value as number;
}

/** An order as the SDK sends it: `{ field: 1 | -1, … }`, in older versions `[{ field, direction }]`. */
function parseOrder(request: WireRequest, now: () => number): SortSpec {
  if (request.order === undefined || request.order === null || request.order === '') return [];
  const order = parseWireValue(request.order, 'order', now);
  const pairs: [unknown, unknown][] = Array.isArray(order)
    ? order.map((item) => (isPlainObject(item) ? [item.field, item.direction] : [undefined, undefined]))
    : isPlainObject(order)
      ? Object.entries(order)
      : [[undefined, undefined]];
  return pairs.map(([field, direction]) => {
    const turn = direction === 'asc' ? 1 : direction === 'desc' ? -1 : direction;
    if (typeof field !== 'string' || field === '' || (turn !== 1 && turn !== -1))
      throw new WireError('INVALID_PARAM', 'order must name fields with 1 or -1');
    return [field, turn as Direction] as const;
  });
}

/** The single document that a `doc()` request means. Throws INVALID_PARAM when the query is not just an `_id`. */
export function singleId(query: Readonly<Record<string, unknown>>): Buffer {
  if (Object.keys(query).length !== 1 || !('_id' in query))
    throw new WireError('INVALID_PARAM', 'the query of a single document must be its _id');
  return idBytes(query._id);
}

export const getDocument: Handler = (engine, request): Outcome => {
  const collection = collectionOf(engine, request);
  const transaction = transactionOf(engine, request);
  const query = parseWireObject(request.query, 'query', engine.now);
  const projection = parseWireObject(request.projection, 'projection', engine.now);
  const sort = parseOrder(request, engine.now);
  const skip = whole(request.offset, 'offset', 0) ?? 0;
  const limit = Math.min(whole(request.limit, 'limit', 1) ?? DEFAULT_LIMIT, LARGEST_LIMIT);
  let documents: StoredDocument[];
  let examined: number;
  if (request.queryType === 'DOC' || transaction) {
    const id = singleId(query);
    const found = transaction
      ? engine.transactions.read(transaction, collection, id)
      : readDocument(engine, collection, id);
    documents = found ? [found] : [];
    examined = documents.length;
  } else
    ({ documents, examined } = selectDocuments(engine.store, collection, query, {
      sort,
      skip,
      limit,
    }));
  const shaped =
    Object.keys(projection).length === 0
      ? documents
      : documents.map((document) => project(document, projection, query));
  return { body: { data: { list: shaped.map(toWireText), limit, offset: skip } }, examined };
};

export const calculateDocument: Handler = (engine, request): Outcome => {
  const collection = collectionOf(engine, request);
  const query = parseWireObject(request.query, 'query', engine.now);
  const { total, examined } = countDocuments(engine.store, collection, query);
  return { body: { data: { total } }, examined };
};
