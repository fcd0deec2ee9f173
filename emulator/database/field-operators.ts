// Update operators on single fields. mingo is not used here: an `$inc` of a string, for one, it passes over in silence.
import { Long } from 'bson';
import { WireError } from '../wire/error-codes';
import { isPlainObject } from './field-path';
import { findPlace, type Place, readPlace, removePlace, splitPath, writePlace } from './update-paths';
import { encodeValue } from './value-order';

function refuse(message: string): never {
  throw new WireError('DATABASE_REQUEST_FAILED', message);
}

function numeric(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof Long ? value.toNumber() : undefined;
}

function calculate(
  place: Place,
  operand: unknown,
  operator: string,
  combine: (a: number, b: number) => number,
): void {
  const by = numeric(operand);
  if (by === undefined)
    refuse(`Cannot ${operator} with non-numeric argument: {${place.key}: ${JSON.stringify(operand)}}`);
  const current = readPlace(place);
  const value = current === undefined ? 0 : numeric(current);
  if (value === undefined)
    refuse(
      `Cannot apply ${operator} to a value of non-numeric type: {${place.key}: ${JSON.stringify(current)}}`,
    );
  writePlace(place, combine(value, by));
}

export const increase = (place: Place, operand: unknown) =>
  calculate(place, operand, '$inc', (a, b) => a + b);
export const multiply = (place: Place, operand: unknown) =>
  calculate(place, operand, '$mul', (a, b) => a * b);

function replaceWhen(place: Place, operand: unknown, wanted: number): void {
  const current = readPlace(place);
  if (
    current === undefined ||
    Math.sign(Buffer.compare(encodeValue(operand), encodeValue(current))) === wanted
  )
    writePlace(place, operand);
}

/** Types are compared as MongoDB orders them: a string is greater than every number. */
export const lessen = (place: Place, operand: unknown) => replaceWhen(place, operand, -1);
export const raise = (place: Place, operand: unknown) => replaceWhen(place, operand, 1);

/** `$bit: { field: { and | or | xor: integer } }` */
export function bitwise(place: Place, operand: unknown): void {
  const found = readPlace(place);
  const current = found === undefined ? 0 : found;
  if (!isPlainObject(operand) || Object.keys(operand).length === 0) refuse('$bit needs and, or, xor');
  if (!Number.isInteger(current)) refuse(`Cannot apply $bit to a value of non-integral type: ${place.key}`);
  let value = current as number;
  for (const [name, mask] of Object.entries(operand)) {
    if (!Number.isInteger(mask)) refuse('$bit needs integers');
    if (name === 'and') value &= mask as number;
    else if (name === 'or') value |= mask as number;
    else if (name === 'xor') value ^= mask as number;
    else refuse(`$bit knows and, or, xor, not '${name}'`);
  }
  writePlace(place, value);
}

/** `$currentDate: { field: true | { $type: 'date' } }`. The SDKs have no command for it. @throws WireError for another operand */
export function checkCurrentDate(operand: unknown): void {
  if (typeof operand === 'boolean') return;
  const type = isPlainObject(operand) && Object.keys(operand).length === 1 ? operand.$type : undefined;
  if (type !== 'date') refuse("$currentDate takes true or { $type: 'date' }: there are no timestamps");
}

/** `$rename`: moves a value; a missing source changes nothing. */
export function rename(document: Record<string, unknown>, from: string, to: unknown): void {
  if (typeof to !== 'string' || to === '') refuse(`The 'to' field for $rename must be a string: ${from}`);
  splitPath(to);
  const source = findPlace(document, from, false);
  const value = source && readPlace(source);
  if (!source || value === undefined) return;
  if (Array.isArray(source.holder))
    refuse(`The source field '${from}' of $rename cannot be an array element`);
  const target = findPlace(document, to, false);
  if (target && Array.isArray(target.holder))
    refuse(`The destination field '${to}' of $rename cannot be an array element`);
  removePlace(source);
  writePlace(findPlace(document, to, true) as Place, value);
}
