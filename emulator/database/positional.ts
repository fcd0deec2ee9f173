// The positional operator: `a.$.b` means the first element of `a` that the query matched.
import { WireError } from '../wire/error-codes';
import { isPlainObject } from './field-path';
import { compileQuery } from './judge';
import { findPlace, readPlace } from './update-paths';

/** Whether an update has the operator at all. */
export function isPositional(update: ReadonlyMap<string, Readonly<Record<string, unknown>>>): boolean {
  return [...update.values()].some((fields) => Object.keys(fields).some((path) => /\.\$(\.|$)/.test(path)));
}

/** The update with numbers in the place of `$`. Throws DATABASE_REQUEST_FAILED when the query says nothing of the array. */
export function withPositions(
  document: Record<string, unknown>,
  update: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  query: Readonly<Record<string, unknown>>,
): Map<string, Record<string, unknown>> {
  const resolve = (path: string): string => {
    const at = path.search(/\.\$(\.|$)/);
    if (at < 0) return path;
    const array = path.slice(0, at);
    return `${array}.${positionOf(document, array, query)}${path.slice(at + 2)}`;
  };
  return new Map(
    [...update].map(([operator, fields]) => [
      operator,
      Object.fromEntries(Object.entries(fields).map(([path, operand]) => [resolve(path), operand])),
    ]),
  );
}

function positionOf(
  document: Record<string, unknown>,
  array: string,
  query: Readonly<Record<string, unknown>>,
): number {
  const place = findPlace(document, array, false);
  const elements = place && readPlace(place);
  const conditions = conditionsOn(array, query);
  if (Array.isArray(elements) && conditions.length > 0) {
    const judges = conditions.map(compileQuery);
    const matched = (n: number, judge: (document: unknown) => boolean) => judge({ element: [elements[n]] });
    const all = elements.findIndex((_, n) => judges.every((judge) => matched(n, judge)));
    // Several conditions may be met by several elements: the last one decides, as MongoDB leaves it.
    const found = all >= 0 ? all : elements.findIndex((_, n) => matched(n, judges.at(-1) ?? (() => false)));
    if (found >= 0) return found;
  }
  throw new WireError(
    'DATABASE_REQUEST_FAILED',
    'The positional operator did not find the match needed from the query.',
  );
}

/** The conditions on an array or on fields of its elements, said of a field called `element`. */
function conditionsOn(array: string, query: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  return Object.entries(query).flatMap(([field, test]) => {
    if (field === '$and' && Array.isArray(test))
      return test.filter(isPlainObject).flatMap((one) => conditionsOn(array, one));
    if (field === array) return [{ element: test }];
    if (field.startsWith(`${array}.`)) return [{ [`element${field.slice(array.length)}`]: test }];
    return [];
  });
}
