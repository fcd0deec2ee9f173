// database.addCollection, insertDocument, modifyDocument, modifyAndReturnDoc, removeDocument
import { randomBytes } from 'node:crypto';
import { WireError } from '../wire/error-codes';
import type { Collection } from './catalogue';
import type { StoredDocument, WireRequest } from './database';
import { checkStorable, idBytes, parseWireObject, toBytes, toWireText } from './document-codec';
import { type DocumentChange, duplicateKey } from './document-writer';
import {
  collectionOf,
  commitChanges,
  type Engine,
  type Handler,
  type Outcome,
  readDocument,
  transactionOf,
} from './engine';
import { isPositional, withPositions } from './positional';
import { singleId } from './reading-requests';
import { selectDocuments } from './select-documents';
import { applyUpdate, normalizeUpdate } from './update-document';
import { sameValue } from './value-order';

const COLLECTION_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,127}$/;

export const addCollection: Handler = ({ catalogue }, { collectionName }): Outcome => {
  if (typeof collectionName !== 'string' || !COLLECTION_NAME.test(collectionName))
    throw new WireError('INVALID_PARAM', `'${String(collectionName)}' is not a name for a collection`);
  if (catalogue.get(collectionName))
    throw new WireError(
      'DATABASE_COLLECTION_ALREADY_EXIST',
      `[ResourceExist] Table exist: ${collectionName}`,
    );
  catalogue.create(collectionName);
  return { body: { data: {} }, examined: 0 };
};

/** `_id` first, and one made up where there is none: 32 hex digits, as CloudBase does. */
function withId(data: Readonly<Record<string, unknown>>): StoredDocument {
  const { _id, ...rest } = data;
  return { _id: _id ?? randomBytes(16).toString('hex'), ...rest };
}

export const insertDocument: Handler = (engine, request): Outcome => {
  const collection = collectionOf(engine, request);
  const transaction = transactionOf(engine, request);
  if (!Array.isArray(request.data) || request.data.length === 0)
    throw new WireError('INVALID_PARAM', 'data must be an array of documents');
  const documents = request.data.map((text) => withId(parseWireObject(text, 'data', engine.now)));
  const seen = new Set<string>();
  const changes = documents.map((after): DocumentChange => {
    checkStorable(after);
    toBytes(after);
    const id = idBytes(after._id);
    const name = id.toString('latin1');
    const there = transaction
      ? engine.transactions.read(transaction, collection, id)
      : readDocument(engine, collection, id);
    if (
      (there && !(transaction === undefined && engine.transactions.holder(collection, id))) ||
      seen.has(name)
    ) {
      if (transaction) engine.transactions.finish(transaction.id);
      throw duplicateKey(collection, '_id_', { _id: after._id });
    }
    seen.add(name);
    return { collection, id, before: null, after };
  });
  if (transaction)
    for (const { id, after } of changes) engine.transactions.write(transaction, collection, id, after);
  else commitChanges(engine, changes);
  return { body: { data: { insertedIds: documents.map(({ _id }) => _id) } }, examined: 0 };
};

interface Found {
  readonly documents: StoredDocument[];
  readonly examined: number;
}

function findTargets(
  engine: Engine,
  collection: Collection,
  request: WireRequest,
  query: Record<string, unknown>,
): Found {
  const transaction = transactionOf(engine, request);
  if (!transaction && request.queryType !== 'DOC')
    return selectDocuments(engine.store, collection, query, {
      ...(request.multi === false && { limit: 1 }),
    });
  const id = singleId(query);
  const found = transaction
    ? engine.transactions.read(transaction, collection, id)
    : readDocument(engine, collection, id);
  return { documents: found ? [found] : [], examined: found ? 1 : 0 };
}

function write(engine: Engine, request: WireRequest, changes: readonly DocumentChange[]): void {
  const transaction = transactionOf(engine, request);
  if (!transaction) commitChanges(engine, changes);
  else
    for (const { collection, id, after } of changes)
      engine.transactions.write(transaction, collection, id, after);
}

function inserted(engine: Engine, request: WireRequest, query: Record<string, unknown>): StoredDocument {
  const data = parseWireObject(request.data, 'data', engine.now);
  const base = withId(sameShapeAsId(query) ? { _id: query._id } : {});
  if (request.merge === false) return { ...base, ...data };
  return applyUpdate(base, normalizeUpdate(data), { now: engine.now, inserting: true });
}

const sameShapeAsId = (query: Record<string, unknown>) =>
  typeof query._id === 'string' || typeof query._id === 'number';

function changedDocument(
  engine: Engine,
  request: WireRequest,
  query: Record<string, unknown>,
): (before: StoredDocument) => StoredDocument {
  const data = parseWireObject(request.data, 'data', engine.now);
  if (Object.keys(data).length === 0 && request.merge !== false)
    throw new WireError('INVALID_PARAM', 'data must not be empty');
  if (request.merge === false) {
    checkStorable(data);
    if ('_id' in data) throw new WireError('INVALID_PARAM', 'the _id of a document cannot be changed');
    return ({ _id }) => ({ _id, ...data });
  }
  const update = normalizeUpdate(data);
  const positional = isPositional(update);
  return (before) =>
    applyUpdate(before, positional ? withPositions(before, update, query) : update, { now: engine.now });
}

/** `merge: false` replaces the document (`set`), otherwise `data` holds update operators. `updated` counts what really changed. */
export const modifyDocument: Handler = (engine, request): Outcome => {
  const collection = collectionOf(engine, request);
  const query = parseWireObject(request.query, 'query', engine.now);
  const change = changedDocument(engine, request, query);
  const { documents, examined } = findTargets(engine, collection, request, query);
  if (documents.length === 0 && request.upsert === true) {
    const after = inserted(engine, request, query);
    checkStorable(after);
    const id = idBytes(after._id);
    // There, but for other conditions than its id: an upsert makes no second one, and does not write over it.
    if (!transactionOf(engine, request) && readDocument(engine, collection, id))
      throw duplicateKey(collection, '_id_', { _id: after._id });
    write(engine, request, [{ collection, id, before: null, after }]);
    return { body: { data: { updated: 0, upsert_id: after._id } }, examined };
  }
  const changes = documents
    .map((before): DocumentChange => ({ collection, id: idBytes(before._id), before, after: change(before) }))
    .filter(({ before, after }) => !sameValue(before, after));
  write(engine, request, changes);
  return { body: { data: { updated: changes.length } }, examined };
};

/** Changes the first document that matches and gives it back as it is then. */
export const modifyAndReturnDoc: Handler = (engine, request): Outcome => {
  const collection = collectionOf(engine, request);
  const query = parseWireObject(request.query, 'query', engine.now);
  const change = changedDocument(engine, request, query);
  const { documents, examined } = findTargets(engine, collection, { ...request, multi: false }, query);
  const before = documents[0];
  if (!before) return { body: { data: { updated: 0, doc: null } }, examined };
  const after = change(before);
  write(engine, request, [{ collection, id: idBytes(before._id), before, after }]);
  return { body: { data: { updated: 1, doc: toWireText(after) } }, examined };
};

export const removeDocument: Handler = (engine, request): Outcome => {
  const collection = collectionOf(engine, request);
  const query = parseWireObject(request.query, 'query', engine.now);
  const { documents, examined } = findTargets(engine, collection, request, query);
  write(
    engine,
    request,
    documents.map((before) => ({ collection, id: idBytes(before._id), before, after: null })),
  );
  return { body: { data: { deleted: documents.length } }, examined };
};
