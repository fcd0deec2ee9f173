// What a document puts into an index.
import { createHash } from 'node:crypto';
import { type Index, indexPrefix } from './catalogue';
import type { StoredDocument } from './database';
import { valueAt, valuesAt } from './field-path';
import { placeKeys } from './geo/cells';
import { shapeOf } from './geo/shapes';
import { encodeValue, inverted } from './value-order';

/** Values longer than LONGEST keep their first KEPT bytes and a digest of the whole: equal stays equal, order is lost among them. */
const LONGEST = 200;
const KEPT = 160;

export interface IndexEntries {
  /** Beginning of the entry without the document's id: two documents with the same one have the same values. */
  readonly keys: Buffer[];
  /** Fields in which the document has an array, and so several entries. */
  readonly manyFields: readonly string[];
  readonly cut: boolean;
}

/** The bytes of one value within an index key. */
export function indexPart(value: unknown, direction: number): { bytes: Buffer; cut: boolean } {
  const encoded = encodeValue(value);
  const cut = encoded.length > LONGEST;
  const bytes = cut
    ? Buffer.concat([encoded.subarray(0, KEPT), createHash('sha1').update(encoded).digest()])
    : encoded;
  return { bytes: direction === 1 ? bytes : inverted(bytes), cut };
}

/** The bytes of a value as the bound of a range: cut shorter than anything that is cut in the index, so that nothing is missed. */
export function boundPart(encoded: Buffer): { bytes: Buffer; exact: boolean } {
  return { bytes: encoded.subarray(0, KEPT), exact: encoded.length <= KEPT };
}

/** A document without a place has no entry: no question about places finds it. */
function placeEntries(index: Index, field: string, document: StoredDocument): IndexEntries {
  const shape = shapeOf(valueAt(document, field));
  const cells = shape ? placeKeys(shape) : [];
  return {
    keys: cells.map((cell) => Buffer.concat([indexPrefix(index), cell])),
    manyFields: cells.length > 1 ? [field] : [],
    cut: false,
  };
}

/** All entries of a document in an index: one, or the combinations where arrays are indexed. */
export function indexEntries(index: Index, document: StoredDocument): IndexEntries {
  let keys: Buffer[] = [indexPrefix(index)];
  const manyFields: string[] = [];
  let cut = false;
  for (const { field, direction } of index.keys) {
    if (direction === '2dsphere') return placeEntries(index, field, document);
    const found = valuesAt(document, field);
    if (found.many) manyFields.push(field);
    const parts = found.values.map((value) => indexPart(value, direction));
    cut ||= parts.some((part) => part.cut);
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part.bytes])));
  }
  if (manyFields.length > 0) keys = [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
  return { keys, manyFields, cut };
}
