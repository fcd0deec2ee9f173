// Reading a dotted path out of a document as MongoDB's indexes do: arrays on the way are entered.
import { EMPTY_ARRAY } from './value-order';

export interface FieldValues {
  /** At least one; a missing field is null. */
  readonly values: unknown[];
  /** An array was met: the document has several entries in an index, and the index no longer tells an order. */
  readonly many: boolean;
}

/** Objects and arrays of a document, not dates or bson's own types. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !('_bsontype' in value)
  );
}

function collect(value: unknown, parts: readonly string[], at: number, into: unknown[]): boolean {
  const part = parts[at];
  if (part === undefined) {
    if (!Array.isArray(value)) {
      into.push(value ?? null);
      return false;
    }
    if (value.length === 0) into.push(EMPTY_ARRAY);
    else into.push(...value.map((element) => element ?? null));
    return true;
  }
  if (Array.isArray(value)) {
    const before = into.length;
    if (/^\d+$/.test(part) && Number(part) < value.length) collect(value[Number(part)], parts, at + 1, into);
    for (const element of value) if (isPlainObject(element)) collect(element, parts, at, into);
    if (into.length === before) into.push(null);
    return true;
  }
  if (isPlainObject(value) && Object.hasOwn(value, part)) return collect(value[part], parts, at + 1, into);
  into.push(null);
  return false;
}

/** The value at a dotted path through objects; undefined when there is none. */
export function valueAt(document: Record<string, unknown>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, part) => (isPlainObject(value) && Object.hasOwn(value, part) ? value[part] : undefined),
      document,
    );
}

/** All values that an index on `path` holds for this document. */
export function valuesAt(document: Record<string, unknown>, path: string): FieldValues {
  const values: unknown[] = [];
  const many = collect(document, path.split('.'), 0, values);
  return { values, many };
}
