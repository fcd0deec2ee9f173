// Update operators on arrays. mingo is not used here: it passes over mistakes that are errors in MongoDB.
import { WireError } from '../wire/error-codes';
import { isPlainObject } from './field-path';
import { compileElementQuery } from './judge';
import { type Place, readPlace, writePlace } from './update-paths';
import { encodeValue, sameValue } from './value-order';

function refuse(message: string): never {
  throw new WireError('DATABASE_REQUEST_FAILED', message);
}

/** A missing field is an empty array; null is none, as in MongoDB. */
function arrayAt(place: Place, operator: string): unknown[] {
  const value = readPlace(place);
  if (value === undefined) return [];
  if (!Array.isArray(value))
    refuse(`The field '${place.key}' must be an array but is of type ${typeName(value)} for ${operator}`);
  return value;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return value instanceof Date ? 'date' : typeof value;
}

function eachOf(operand: unknown, operator: string): unknown[] {
  if (!isPlainObject(operand) || !('$each' in operand)) return [operand];
  if (!Array.isArray(operand.$each)) refuse(`The argument to $each in ${operator} must be an array`);
  return operand.$each;
}

function integer(value: unknown, what: string): number {
  if (!Number.isInteger(value)) refuse(`${what} must be an integer`);
  return value as number;
}

function sortElements(elements: unknown[], spec: unknown): unknown[] {
  const fields: [string | undefined, number][] = isPlainObject(spec)
    ? Object.entries(spec).map(([field, direction]) => [field, Number(direction)])
    : [[undefined, Number(spec)]];
  if (fields.length === 0 || fields.some(([, direction]) => direction !== 1 && direction !== -1))
    refuse('$sort needs 1 or -1');
  const read = (element: unknown, field?: string) =>
    field === undefined
      ? element
      : field
          .split('.')
          .reduce<unknown>((value, part) => (isPlainObject(value) ? value[part] : null), element);
  return [...elements].sort((a, b) => {
    for (const [field, direction] of fields) {
      const order = Buffer.compare(encodeValue(read(a, field)), encodeValue(read(b, field)));
      if (order !== 0) return order * direction;
    }
    return 0;
  });
}

const CLAUSES = ['$each', '$position', '$sort', '$slice'];

/** `$push` with `$each`, `$position`, `$sort` and `$slice` in MongoDB's order: insert, sort, cut. */
export function push(place: Place, operand: unknown): void {
  const array = [...arrayAt(place, '$push')];
  const modifiers = isPlainObject(operand) && '$each' in operand ? operand : {};
  const unknown = Object.keys(modifiers).find((name) => !CLAUSES.includes(name));
  if (unknown !== undefined) refuse(`Unrecognized clause in $push: ${unknown}`);
  const position =
    modifiers.$position === undefined ? array.length : integer(modifiers.$position, '$position');
  array.splice(position, 0, ...eachOf(operand, '$push'));
  let result = modifiers.$sort === undefined ? array : sortElements(array, modifiers.$sort);
  if (modifiers.$slice !== undefined) {
    const slice = integer(modifiers.$slice, '$slice');
    result = slice === 0 ? [] : slice > 0 ? result.slice(0, slice) : result.slice(slice);
  }
  writePlace(place, result);
}

export function addToSet(place: Place, operand: unknown): void {
  const array = [...arrayAt(place, '$addToSet')];
  for (const value of eachOf(operand, '$addToSet'))
    if (!array.some((element) => sameValue(element, value))) array.push(value);
  writePlace(place, array);
}

/** `$pop`: 1 takes the last element away, -1 the first. */
export function pop(place: Place, operand: unknown): void {
  if (operand !== 1 && operand !== -1) refuse('$pop expects 1 or -1');
  if (readPlace(place) === undefined) return;
  const array = arrayAt(place, '$pop');
  writePlace(place, operand === 1 ? array.slice(0, -1) : array.slice(1));
}

/** `$pull`: takes away what is equal to the operand, or matches it as a condition. */
export function pull(place: Place, operand: unknown): void {
  if (readPlace(place) === undefined) return;
  const array = arrayAt(place, '$pull');
  const goes = isPlainObject(operand)
    ? compileElementQuery(operand)
    : (element: unknown) =>
        operand instanceof RegExp
          ? typeof element === 'string' && operand.test(element)
          : sameValue(element, operand);
  writePlace(
    place,
    array.filter((element) => !goes(element)),
  );
}

export function pullAll(place: Place, operand: unknown): void {
  if (!Array.isArray(operand)) refuse('$pullAll requires an array argument');
  if (readPlace(place) === undefined) return;
  const array = arrayAt(place, '$pullAll');
  writePlace(
    place,
    array.filter((element) => !operand.some((value) => sameValue(element, value))),
  );
}
