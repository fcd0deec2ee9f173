// Query operators in which mingo is not MongoDB, done anew: comparisons order texts by their UTF-8 bytes (and agree with the indexes),
// `$mod` passes over what is not a number, `$all` matches single values too.
import * as queryOperators from 'mingo/operators/query';
import { isPlainObject, valuesAt } from './field-path';
import { encodeValue } from './value-order';

type Predicate = (document: never) => boolean;
type Operator = (field: string, operand: never, options: never) => Predicate;

function comparison(accepts: (order: number) => boolean): Operator {
  return (field: string, operand: unknown) => {
    const wanted = encodeValue(operand);
    const holds = (value: unknown) => {
      if (typeof value === 'number' && typeof operand === 'number' && !Number.isNaN(value + operand))
        return accepts(value - operand);
      const bytes = encodeValue(value);
      return bytes[0] === wanted[0] && accepts(Buffer.compare(bytes, wanted));
    };
    return (document) => valuesAt(document, field).values.some(holds);
  };
}

const remainder: Operator = (field, operand: unknown) => {
  const [divisor, rest] = operand as [number, number];
  return (document) =>
    valuesAt(document, field).values.some((value) => typeof value === 'number' && value % divisor === rest);
};

const all: Operator = (field, operand: unknown, options) => {
  const parts = (operand as unknown[]).map((value): Predicate => {
    if (isPlainObject(value) && '$elemMatch' in value)
      return queryOperators.$elemMatch(field, value.$elemMatch as never, options) as Predicate;
    if (value instanceof RegExp) return queryOperators.$regex(field, value as never, options) as Predicate;
    return queryOperators.$eq(field, value as never, options) as Predicate;
  });
  return (document) => parts.length > 0 && parts.every((part) => part(document));
};

/** To be laid over mingo's own. */
export const mendedOperators: Readonly<Record<string, Operator>> = {
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $mod: remainder,
  $all: all,
};
