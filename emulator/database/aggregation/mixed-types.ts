// Stages and accumulators that compare values: mingo orders and tells apart the types otherwise than MongoDB.
import { sortDocuments } from '../document-order';
import { isPlainObject } from '../field-path';
import type { SortSpec } from '../planner';
import { encodeValue } from '../value-order';
import { type Expression, evaluate, isNone, refuse } from './expression';

type Documents = Record<string, unknown>[];
interface Lazily {
  transform(change: (documents: Documents) => unknown): unknown;
}
type StageRunner = (documents: unknown, operand: unknown, options: never) => unknown;

const keyOf = (value: unknown) => encodeValue(value).toString('latin1');
const lazily = (list: unknown[]) =>
  (require('mingo/lazy') as { Lazy: (list: unknown[]) => unknown }).Lazy(list);

/** `$sort` in the order of MongoDB's types. */
export const sortStage: StageRunner = (documents, operand) => {
  const spec = isPlainObject(operand) ? Object.entries(operand) : [];
  if (spec.length === 0 || spec.some(([, direction]) => direction !== 1 && direction !== -1))
    refuse('$sort must have at least one key, each 1 or -1');
  return (documents as Lazily).transform((list) =>
    lazily(sortDocuments(list as never, spec as unknown as SortSpec)),
  );
};

/** `$group`: mingo's own, for the documents of one key at a time. */
export const groupStage =
  (group: StageRunner): StageRunner =>
  (documents, operand, options) => {
    if (!isPlainObject(operand) || !Object.hasOwn(operand, '_id'))
      refuse('a group specification must include an _id');
    return (documents as Lazily).transform((list) => {
      const groups = new Map<string, { key: unknown; members: Documents }>();
      for (const document of list) {
        const key = evaluate(document, operand._id, options) ?? null;
        const name = keyOf(key);
        const found = groups.get(name);
        if (found) found.members.push(document);
        else groups.set(name, { key, members: [document] });
      }
      return lazily(
        [...groups.values()].map(({ key, members }) => {
          const one = group(lazily(members), { ...operand, _id: null }, options) as { collect(): Documents };
          return { ...one.collect()[0], _id: key };
        }),
      );
    });
  };

/** The first of the values, null and missing left out, that `better` chooses; null when there is none. */
const choosing =
  (push: Expression, better: (order: number) => boolean): Expression =>
  (documents, operand, options) =>
    (push(documents, operand, options) as unknown[])
      .filter((value) => !isNone(value))
      .map((value) => ({ value, bytes: encodeValue(value) }))
      .reduce<{ value: unknown; bytes: Buffer } | undefined>(
        (best, one) => (best && !better(Buffer.compare(one.bytes, best.bytes)) ? best : one),
        undefined,
      )?.value ?? null;

/** Each value once, the first of its equals. */
const distinct = (values: readonly unknown[]) =>
  [...new Map([...values].reverse().map((value) => [keyOf(value), value])).values()].reverse();

/** The values of a group: what is missing in a document is no value, to mingo it is null. */
const present =
  (push: Expression): Expression =>
  (documents, operand, options) => {
    if (isNone(operand)) return push(documents, operand, options);
    const values = push(documents, { value: operand }, options) as { value?: unknown }[];
    return values.flatMap(({ value }) => (value === undefined ? [] : [value]));
  };

/** @param push mingo's `$push`, which reads the values of a group */
export const mixedAccumulators = (push: Expression): Readonly<Record<string, Expression>> => ({
  $push: present(push),
  $min: choosing(push, (order) => order < 0),
  $max: choosing(push, (order) => order > 0),
  $addToSet: (...given) => distinct(present(push)(...given) as unknown[]),
});

function lists(document: unknown, operand: unknown, options: never, name: string): unknown[][] | undefined {
  const given = evaluate(document, operand, options);
  if (!Array.isArray(given)) refuse(`${name} takes a list of arrays`);
  if (given.some(isNone)) return undefined;
  return given.every(Array.isArray) ? given : refuse(`All operands of ${name} must be arrays.`);
}

const keys = (list: readonly unknown[] = []) => new Set(list.map(keyOf));
const within = (small: Set<string>, large: Set<string>) => [...small].every((key) => large.has(key));

/** @param calculate gets what the operand stands for; null when one of the lists is missing, an error where MongoDB has one */
const ofLists =
  (
    name: string,
    least: number,
    calculate: (given: unknown[][]) => unknown,
    none: 'null' | 'error' = 'null',
  ): Expression =>
  (document, operand, options) => {
    const given = lists(document, operand, options, name);
    if (!given) return none === 'null' ? null : refuse(`All operands of ${name} must be arrays.`);
    return given.length < least ? refuse(`${name} needs at least ${least} arguments.`) : calculate(given);
  };

const two = (given: unknown[][]): [unknown[], unknown[]] => [given[0] ?? [], given[1] ?? []];

/** Expressions of sets and membership. */
export const SET_EXPRESSIONS: Readonly<Record<string, Expression>> = {
  $setUnion: ofLists('$setUnion', 0, (given) => distinct(given.flat())),
  $setIntersection: ofLists('$setIntersection', 0, ([first = [], ...others]) =>
    distinct(first.filter((value) => others.every((list) => keys(list).has(keyOf(value))))),
  ),
  $setDifference: ofLists('$setDifference', 2, (given) => {
    const [left, right] = two(given);
    return distinct(left.filter((value) => !keys(right).has(keyOf(value))));
  }),
  $setEquals: ofLists(
    '$setEquals',
    2,
    (given) => {
      const [first = new Set<string>(), ...others] = given.map(keys);
      return others.every((other) => within(first, other) && within(other, first));
    },
    'error',
  ),
  $setIsSubset: ofLists(
    '$setIsSubset',
    2,
    (given) => {
      const [left, right] = two(given);
      return within(keys(left), keys(right));
    },
    'error',
  ),
};
