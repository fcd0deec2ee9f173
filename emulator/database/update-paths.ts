// Reaching into a document by a dotted path, as MongoDB's update operators do.
import { WireError } from '../wire/error-codes';
import { isPlainObject } from './field-path';

const LONGEST_ARRAY = 100_000; // an index beyond it is a mistake, not an array

function refuse(message: string): never {
  throw new WireError('DATABASE_REQUEST_FAILED', message);
}

export function splitPath(path: string): string[] {
  const parts = path.split('.');
  if (parts.some((part) => part === '')) refuse(`the field path '${path}' has an empty part`);
  if (parts.some((part) => part === '__proto__')) refuse('a field may not be called __proto__');
  return parts;
}

function arrayIndex(part: string, path: string): number {
  if (!/^\d+$/.test(part) || Number(part) > LONGEST_ARRAY)
    refuse(`Cannot create field '${part}' in an array (path '${path}')`);
  return Number(part);
}

/** The object or array that holds the path's last part, and that part. */
export interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

/** Finds the place of a path. Missing objects on the way are made when `make`; otherwise there is none then. */
export function findPlace(document: Record<string, unknown>, path: string, make: boolean): Place | undefined {
  const parts = splitPath(path);
  const last = parts.pop() as string;
  let holder: unknown = document;
  for (const part of parts) {
    const key = Array.isArray(holder) ? arrayIndexOrNone(holder, part, path, make) : part;
    if (key === undefined) return undefined;
    let next = readPlace({ holder: holder as Record<string, unknown>, key });
    if (next === undefined || (next === null && Array.isArray(holder) && make)) {
      if (!make) return undefined;
      next = {};
      writePlace({ holder: holder as Record<string, unknown>, key }, next);
    }
    if (!Array.isArray(next) && !isPlainObject(next)) {
      if (!make) return undefined;
      refuse(`Cannot create field '${last}' in element {${part}: ${JSON.stringify(next)}}`);
    }
    holder = next;
  }
  if (!Array.isArray(holder)) return { holder: holder as Record<string, unknown>, key: last };
  const key = arrayIndexOrNone(holder, last, path, make);
  return key === undefined ? undefined : { holder, key };
}

function arrayIndexOrNone(holder: unknown[], part: string, path: string, make: boolean): number | undefined {
  if (make) return arrayIndex(part, path);
  return /^\d+$/.test(part) && Number(part) < holder.length ? Number(part) : undefined;
}

export function readPlace({ holder, key }: Place): unknown {
  return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key as string] : undefined;
}

export function writePlace({ holder, key }: Place, value: unknown): void {
  if (Array.isArray(holder)) while (holder.length < Number(key)) holder.push(null);
  (holder as Record<string, unknown>)[key as string] = value;
}

/** Removes a field; an element of an array becomes null, so that the others keep their places. */
export function removePlace({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder[Number(key)] = null;
  else delete holder[key];
}

/** The paths that `$[]` stands for in this document. A path without it stands for itself. */
export function expandPath(document: Record<string, unknown>, path: string): string[] {
  const at = path.indexOf('.$[]');
  if (at < 0) {
    if (/\.\$/.test(path))
      refuse(`The positional operator did not find the match needed from the query: '${path}'`);
    return [path];
  }
  const head = path.slice(0, at);
  const place = findPlace(document, head, false);
  const array = place && readPlace(place);
  if (!Array.isArray(array)) refuse(`The path '${head}' must exist and be an array for '$[]'`);
  return array.flatMap((_, i) => expandPath(document, `${head}.${i}${path.slice(at + 4)}`));
}

/** Refuses paths of which one lies within another: what would win is not defined. */
export function checkConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort();
  for (const [i, path] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next !== undefined && (next === path || next.startsWith(`${path}.`)))
      refuse(`Updating the path '${next}' would create a conflict at '${path}'`);
  }
}

/** The order in which MongoDB goes through the paths of an update: part by part, numbers as numbers. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (const [at, one] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (one === other) continue;
    const numbers = /^\d+$/.test(one) && /^\d+$/.test(other);
    return numbers ? Number(one) - Number(other) : one < other ? -1 : 1;
  }
  return left.length - right.length;
}
