// Sorting documents in memory, in the same order in which an index would give them.
import type { StoredDocument } from './database';
import { valuesAt } from './field-path';
import type { SortSpec } from './planner';
import { encodeValue, inverted } from './value-order';

/** Ascending counts the least element of an array, descending the greatest. */
function sortPart(document: StoredDocument, field: string, direction: number): Buffer {
  const encoded = valuesAt(document, field).values.map(encodeValue);
  const chosen = encoded.reduce((best, bytes) =>
    Buffer.compare(bytes, best) * direction < 0 ? bytes : best,
  );
  return direction === 1 ? chosen : inverted(chosen);
}

/** The documents in order; those that are equal keep the order in which they came. */
export function sortDocuments(documents: readonly StoredDocument[], sort: SortSpec): StoredDocument[] {
  return documents
    .map((document) => ({
      document,
      key: Buffer.concat(sort.map(([field, direction]) => sortPart(document, field, direction))),
    }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ document }) => document);
}
