// Between the wire (Extended JSON), memory (plain objects) and the store (BSON).
import { BSONRegExp, deserialize, EJSON, serialize } from 'bson';
import { WireError } from '../wire/error-codes';
import type { StoredDocument } from './database';
import { isPlainObject } from './field-path';
import { encodeValue } from './value-order';

const MAX_DEPTH = 100; // MongoDB's limit of nesting
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024; // MongoDB's limit of a document
const MAX_ID_BYTES = 512; // the store's limit of a key leaves room for index values before the id

function settle(value: unknown, now: () => number, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new WireError('INVALID_PARAM', `nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((element) => settle(element, now, depth + 1));
  if (value instanceof BSONRegExp) {
    // The SDK sends a RegExp's flags; those that MongoDB does not know it refuses.
    if (!/^[imsxu]*$/.test(value.options))
      throw new WireError('INVALID_PARAM', `invalid flags of a regular expression: ${value.options}`);
    return toRegExp(value.pattern, value.options);
  }
  if (!isPlainObject(value)) return value;
  const serverDate = value.$tcb_server_date;
  if (serverDate !== undefined) {
    const offset = isPlainObject(serverDate) ? Number(serverDate.offset ?? 0) : Number.NaN;
    const date = new Date(now() + offset);
    if (Number.isNaN(date.getTime())) throw new WireError('INVALID_PARAM', 'invalid offset of serverDate');
    return date;
  }
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__') throw new WireError('INVALID_PARAM', 'a field may not be called __proto__');
    if (name.includes('\0'))
      throw new WireError('INVALID_PARAM', 'a field name may not hold a zero character');
    result[name] = settle(member, now, depth + 1);
  }
  return result;
}

function toRegExp(pattern: string, options: string): RegExp {
  try {
    return new RegExp(pattern, options.replaceAll('x', ''));
  } catch {
    throw new WireError('INVALID_PARAM', `invalid regular expression: ${pattern}`);
  }
}

/**
 * Reads an Extended JSON text of the SDK. Server dates become dates by the given clock, regular expressions become JavaScript's.
 * Throws INVALID_PARAM for everything that is not Extended JSON.
 */
export function parseWireValue(text: unknown, what: string, now: () => number): unknown {
  let value: unknown;
  try {
    value = typeof text === 'string' ? EJSON.parse(text) : EJSON.deserialize(text as never);
  } catch {
    throw new WireError('INVALID_PARAM', `${what} is not Extended JSON`);
  }
  return settle(value, now, 0);
}

/** The same for what has to be an object; `undefined`, `null` and '' mean an empty one. */
export function parseWireObject(text: unknown, what: string, now: () => number): Record<string, unknown> {
  if (text === undefined || text === null || text === '') return {};
  const value = parseWireValue(text, what, now);
  if (!isPlainObject(value)) throw new WireError('INVALID_PARAM', `${what} is not an object`);
  return value;
}

/** How a document goes back to the SDK. */
export function toWireText(document: unknown): string {
  return EJSON.stringify(document as object, { relaxed: true });
}

/** The document's bytes in the store. Throws DATABASE_REQUEST_FAILED when it is too large. */
export function toBytes(document: StoredDocument): Buffer {
  let bytes: Uint8Array;
  try {
    bytes = serialize(document, { ignoreUndefined: true });
  } catch (error) {
    throw new WireError('INVALID_PARAM', `the document cannot be stored: ${(error as Error).message}`);
  }
  if (bytes.length > MAX_DOCUMENT_BYTES)
    throw new WireError('DATABASE_REQUEST_FAILED', `document of ${bytes.length} bytes exceeds 16 MB`);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The document of these bytes: a fresh object, the caller's to change. */
export function fromBytes(bytes: Buffer): StoredDocument {
  return deserialize(bytes) as StoredDocument;
}

/** The bytes of an `_id`. Throws INVALID_PARAM for what cannot be one. */
export function idBytes(id: unknown): Buffer {
  if (id === undefined || id === null || Array.isArray(id) || id instanceof RegExp)
    throw new WireError('INVALID_PARAM', '_id must be a string, a number or an object');
  const bytes = encodeValue(id);
  if (bytes.length > MAX_ID_BYTES) throw new WireError('INVALID_PARAM', '_id is too long');
  return bytes;
}

/** Refuses what MongoDB refuses to store: field names that begin with a dollar sign. */
export function checkStorable(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkStorable);
  if (!isPlainObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (name.startsWith('$'))
      throw new WireError('DATABASE_REQUEST_FAILED', `the field name '${name}' may not begin with '$'`);
    checkStorable(member);
  }
}
