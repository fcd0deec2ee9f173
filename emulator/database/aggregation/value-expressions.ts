// Expressions on numbers, lists, objects and texts in which mingo is not MongoDB, done anew.
import { isPlainObject } from '../field-path';
import { encodeValue } from '../value-order';
import { type Expression, evaluate, isNone, refuse, single } from './expression';

function two(document: unknown, operand: unknown, options: never, operator: string): [unknown, unknown] {
  const given = evaluate(document, operand, options);
  if (!Array.isArray(given) || given.length !== 2)
    refuse(`Expression ${operator} takes exactly 2 arguments.`);
  return [given[0], given[1]];
}

/** A missing value stands before null, which stands before every other. */
function order(left: unknown, right: unknown): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return Math.sign(Buffer.compare(encodeValue(left), encodeValue(right)));
}

function comparing(operator: string, answer: (order: number) => unknown): Expression {
  return (document, operand, options) => answer(order(...two(document, operand, options, operator)));
}

function number(operator: string, calculate: (value: number) => number): Expression {
  return (document, operand, options) => {
    const value = single(evaluate(document, operand, options), operator);
    if (isNone(value)) return null;
    if (typeof value !== 'number') refuse(`${operator} only supports numeric types, not ${typeof value}`);
    return calculate(value);
  };
}

const positive = (operator: string, calculate: (value: number) => number) =>
  number(operator, (value) =>
    value > 0
      ? calculate(value)
      : refuse(`${operator}'s argument must be a positive number, but is ${value}`),
  );

const modulo: Expression = (document, operand, options) => {
  const [left, right] = two(document, operand, options, '$mod');
  if (isNone(left) || isNone(right)) return null;
  if (typeof left !== 'number' || typeof right !== 'number') refuse('$mod only supports numeric types');
  return right === 0 ? refuse("can't $mod by zero") : left % right;
};

const truncate: Expression = (document, operand, options) => {
  const given = evaluate(document, operand, options);
  const [value, place = 0] = Array.isArray(given) ? given : [given];
  if (isNone(value) || place === null) return null;
  if (typeof value !== 'number' || !Number.isInteger(place)) refuse('$trunc only supports numeric types');
  const scale = 10 ** (place as number);
  return Math.trunc(value * scale) / scale;
};

/** Beyond the list there is nothing, which is not null. */
const elementAt: Expression = (document, operand, options) => {
  const [list, index] = two(document, operand, options, '$arrayElemAt');
  if (isNone(list) || isNone(index)) return null;
  if (!Array.isArray(list)) refuse(`$arrayElemAt's first argument must be an array, but is ${typeof list}`);
  if (!Number.isInteger(index))
    refuse("$arrayElemAt's second argument must be representable as a 32-bit integer");
  return list.at(index as number);
};

const size: Expression = (document, operand, options) => {
  const given = evaluate(document, operand, options);
  // `$size: ['$list']` is the list itself, as `$size: '$list'` is.
  const list = Array.isArray(operand) ? single(given, '$size') : given;
  return Array.isArray(list)
    ? list.length
    : refuse(
        `The argument to $size must be an array, but was of type: ${list === undefined ? 'missing' : typeof list}`,
      );
};

const mergeObjects: Expression = (document, operand, options) => {
  const given = evaluate(document, operand, options);
  const parts = Array.isArray(given) ? given : [given];
  for (const part of parts)
    if (!isNone(part) && !isPlainObject(part))
      refuse(
        `$mergeObjects requires object inputs, but input ${JSON.stringify(part)} is of type ${typeof part}`,
      );
  return Object.assign({}, ...parts);
};

/** The first branch that holds; without one and without a default MongoDB refuses. */
const choose: Expression = (document, operand, options) => {
  const { branches, default: otherwise } = Object(operand) as { branches?: unknown; default?: unknown };
  if (!Array.isArray(branches) || branches.length === 0) refuse('$switch requires at least one branch.');
  for (const branch of branches) {
    const holds = evaluate(document, branch.case, options);
    if (holds !== false && holds !== 0 && !isNone(holds)) return evaluate(document, branch.then, options);
  }
  if (!('default' in Object(operand)))
    refuse('$switch could not find a matching branch for an input, and no default was specified.');
  return evaluate(document, otherwise, options);
};

/** Numbers and dates are written out, none is the empty text. */
function text(value: unknown, operator: string): string {
  if (isNone(value)) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  return refuse(`can't convert from ${typeof value} to String (${operator})`);
}

function part(operator: string): Expression {
  return (document, operand, options) => {
    const given = evaluate(document, operand, options);
    if (!Array.isArray(given) || given.length !== 3)
      refuse(`Expression ${operator} takes exactly 3 arguments.`);
    const [value, from, count] = given as [unknown, number, number];
    if (typeof from !== 'number' || typeof count !== 'number')
      refuse(`${operator}: starting index and length must be numeric`);
    const bytes = Buffer.from(text(value, operator));
    if (from < 0) return '';
    const end = count < 0 ? bytes.length : Math.min(bytes.length, from + count);
    const within = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80;
    if (within(from) || within(end))
      refuse(`${operator}: Invalid range, starting or ending index is a UTF-8 continuation byte.`);
    return bytes.subarray(from, Math.max(from, end)).toString('utf8');
  };
}

/** Where a text begins in another, counted in bytes or in characters. */
function indexOf(operator: string, units: (text: string) => readonly unknown[]): Expression {
  return (document, operand, options) => {
    const given = evaluate(document, operand, options);
    if (!Array.isArray(given) || given.length < 2 || given.length > 4)
      refuse(`Expression ${operator} takes at least 2 arguments, and at most 4.`);
    const [value, wanted, start = 0, end] = given as [unknown, unknown, number?, number?];
    if (isNone(value)) return null;
    if (typeof value !== 'string' || typeof wanted !== 'string')
      refuse(`${operator} requires a string as the first two arguments`);
    const whole = units(value);
    const sought = units(wanted);
    const last = Math.min(whole.length, end ?? whole.length) - sought.length;
    for (let at = start; at <= last; at++) if (sought.every((unit, n) => whole[at + n] === unit)) return at;
    return -1;
  };
}

/** To be laid over mingo's own. */
export const VALUE_EXPRESSIONS: Readonly<Record<string, Expression>> = {
  $cmp: comparing('$cmp', (order) => order),
  $eq: comparing('$eq', (order) => order === 0),
  $ne: comparing('$ne', (order) => order !== 0),
  $gt: comparing('$gt', (order) => order > 0),
  $gte: comparing('$gte', (order) => order >= 0),
  $lt: comparing('$lt', (order) => order < 0),
  $lte: comparing('$lte', (order) => order <= 0),
  $ln: positive('$ln', Math.log),
  $log10: positive('$log10', Math.log10),
  $mod: modulo,
  $trunc: truncate,
  $arrayElemAt: elementAt,
  $size: size,
  $mergeObjects: mergeObjects,
  $switch: choose,
  $substr: part('$substr'),
  $substrBytes: part('$substrBytes'),
  $indexOfBytes: indexOf('$indexOfBytes', (value) => [...Buffer.from(value)]),
  $indexOfCP: indexOf('$indexOfCP', (value) => [...value]),
  // There is no text index whose score could be told.
  $meta: () => refuse('query requires text score metadata, but it is not available'),
};
