// Query operators in which mingo is not MongoDB, done anew: comparisons go by the types and bytes that the indexes go by, members of an object
// have an order, `$mod` goes by whole numbers and passes over what is none, `$all` matches single values too, `$elemMatch` does not look into
// lists within a list.
import * as queryOperators from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { conditionValues, listsAt } from './condition-values';
import { isPlainObject } from './field-path';
import { encodeValue } from './value-order';

type Predicate = (document: never) => boolean;
type Operator = (field: string, operand: never, options: never) => Predicate;
type Holds = (value: unknown) => boolean;

const isNaNumber = (value: unknown) => typeof value === 'number' && Number.isNaN(value);

/** Stays within a type, null and missing being one; NaN is neither less nor greater than anything. */
function compares(operand: unknown, accepts: (order: number) => boolean): Holds {
  let encoded: Buffer | undefined;
  return (value) => {
    if (isNaNumber(value) || isNaNumber(operand))
      return isNaNumber(value) && isNaNumber(operand) && accepts(0);
    if (typeof value === 'number' && typeof operand === 'number') return accepts(value - operand || 0);
    if (value === operand && typeof value === 'string') return accepts(0);
    encoded ??= encodeValue(operand);
    const wanted = encoded;
    const bytes = encodeValue(value);
    return bytes[0] === wanted[0] && accepts(Buffer.compare(bytes, wanted));
  };
}

function equals(operand: unknown): Holds {
  const same = compares(operand, (order) => order === 0);
  if (typeof operand === 'string') return (value) => value === operand;
  if (!(operand instanceof RegExp)) return same;
  return (value) => (typeof value === 'string' ? value.search(operand) >= 0 : same(value));
}

const some =
  (field: string, holds: Holds): Predicate =>
  (document) =>
    conditionValues(document, field).some(holds);
const none =
  (predicate: Predicate): Predicate =>
  (document) =>
    !predicate(document);

const comparison =
  (accepts: (order: number) => boolean): Operator =>
  (field, operand) =>
    some(field, compares(operand, accepts));

const isText = (value: unknown): value is string => typeof value === 'string';

/** Of a long list of ids each document is looked up in, not held against, every one. */
const oneOf: Operator = (field, operand: unknown) => {
  const wanted = operand as unknown[];
  const texts: ReadonlySet<unknown> = new Set(wanted.filter(isText));
  const tests = wanted.filter((value) => !isText(value)).map(equals);
  return some(field, (value) => texts.has(value) || tests.some((test) => test(value)));
};

const remainder: Operator = (field, operand: unknown) => {
  const [divisor, rest] = (operand as number[]).map(Math.trunc) as [number, number];
  // -0 is 0.
  return some(field, (value) => typeof value === 'number' && (Math.trunc(value) % divisor) + 0 === rest + 0);
};

/** Operators of `$elemMatch` that are about a list within the list. */
const OF_LISTS = new Set(['$size', '$elemMatch', '$all']);
const LOGICAL = new Set(['$and', '$or', '$nor']);

/** Operators of `$elemMatch` hold for an element as a whole: one that is a list is not entered. */
const elemMatch: Operator = (field, operand: unknown, options) => {
  const parts = isPlainObject(operand) ? Object.entries(operand) : [];
  if (parts.length === 0 || parts.some(([name]) => !name.startsWith('$') || LOGICAL.has(name)))
    return queryOperators.$elemMatch(field, operand as never, options) as Predicate;
  const asked = (wanted: boolean) => {
    const chosen = parts.filter(([name]) => OF_LISTS.has(name) === wanted);
    return chosen.length === 0
      ? undefined
      : new Query({ element: Object.fromEntries(chosen) } as never, options);
  };
  const [ofLists, ofValues] = [asked(true), asked(false)];
  const matches = (element: unknown) =>
    (ofLists?.test({ element } as never) ?? true) &&
    (ofValues?.test({ element: Array.isArray(element) ? [element] : element } as never) ?? true);
  return (document) => listsAt(document, field).some((list) => list.some(matches));
};

const all: Operator = (field, operand: unknown, options) => {
  const parts = (operand as unknown[]).map((value): Predicate => {
    if (isPlainObject(value) && '$elemMatch' in value)
      return elemMatch(field, value.$elemMatch as never, options);
    return some(field, equals(value));
  });
  return (document) => parts.length > 0 && parts.every((part) => part(document));
};

/** To be laid over mingo's own. */
export const mendedOperators: Readonly<Record<string, Operator>> = {
  $eq: (field, operand) => some(field, equals(operand)),
  $ne: (field, operand) => none(some(field, equals(operand))),
  $in: oneOf,
  $nin: (field, operand, options) => none(oneOf(field, operand, options)),
  $exists: (field, operand: unknown) => {
    const there = some(field, (value) => value !== undefined);
    return operand ? there : none(there);
  },
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $mod: remainder,
  $elemMatch: elemMatch,
  $all: all,
};
