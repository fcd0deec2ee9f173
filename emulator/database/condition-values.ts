// What a condition on a path looks at, as MongoDB's matcher goes through a document: lists on the way are entered, a list at the end is its
// elements and itself. An index (field-path.ts) holds less: it has no list as a whole, and null for what is missing.
import { isPlainObject } from './field-path';

/** `undefined` stands for a field that is not there. Where a list on the way has no objects there is nothing at all, not even that. */
export function conditionValues(document: unknown, path: string): unknown[] {
  if (!path.includes('.')) return leaf(isPlainObject(document) ? own(document, path) : undefined);
  return along(document, path.split('.'), 0, leaf);
}

/** The lists at the end of a path. */
export function listsAt(document: unknown, path: string): unknown[][] {
  return along(document, path.split('.'), 0, (value) => (Array.isArray(value) ? [value] : [])) as unknown[][];
}

type Leaf = (value: unknown) => unknown[];

const own = (holder: Record<string, unknown>, name: string) =>
  Object.hasOwn(holder, name) ? holder[name] : undefined;

const leaf: Leaf = (value) => (Array.isArray(value) ? [...value, value] : [value]);

function along(value: unknown, parts: readonly string[], at: number, leaf: Leaf): unknown[] {
  const part = parts[at];
  if (part === undefined) return leaf(value);
  if (Array.isArray(value)) return entered(value, parts, at, part, leaf);
  return isPlainObject(value) ? along(own(value, part), parts, at + 1, leaf) : leaf(undefined);
}

/** `list.k` is looked for in the objects of a list, `list.0` at its place, too. */
function entered(
  list: readonly unknown[],
  parts: readonly string[],
  at: number,
  part: string,
  leaf: Leaf,
): unknown[] {
  const inside = list.filter(isPlainObject).flatMap((element) => along(element, parts, at, leaf));
  if (!/^\d+$/.test(part) || Number(part) >= list.length) return inside;
  return [...along(list[Number(part)], parts, at + 1, leaf), ...inside.filter((one) => one !== undefined)];
}
