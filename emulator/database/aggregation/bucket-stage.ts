// `$bucket`: mingo puts a value that is a boundary into the bucket before it.
import { isPlainObject } from '../field-path';
import { encodeValue } from '../value-order';
import { evaluate, isNone, refuse } from './expression';

interface Lazily {
  collect(): unknown[];
  transform(change: (documents: unknown[]) => unknown): unknown;
}

const before = (left: unknown, right: unknown) => Buffer.compare(encodeValue(left), encodeValue(right)) < 0;

/** Each bucket goes from its boundary (included) to the next one (excluded); empty ones are left out. */
export function bucketStage(documents: Lazily, operand: unknown, options: never): unknown {
  if (!isPlainObject(operand)) refuse('Argument to $bucket stage must be an object');
  const boundaries: unknown = operand.boundaries;
  const { groupBy, output = { count: { $sum: 1 } } } = operand;
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    refuse("The $bucket 'boundaries' field must have at least 2 values");
  for (let n = 1; n < boundaries.length; n++)
    if (!before(boundaries[n - 1], boundaries[n]))
      refuse("The 'boundaries' option to $bucket must be sorted, but elements are not in ascending order");
  return documents.transform((all) => {
    const buckets = new Map<unknown, unknown[]>();
    for (const document of all) {
      const value = evaluate(document, groupBy, options);
      const inside = !isNone(value) && !before(value, boundaries[0]) && before(value, boundaries.at(-1));
      if (!inside && !('default' in operand))
        refuse('$switch could not find a matching branch for an input, and no default was specified.');
      const key = inside
        ? boundaries.filter((bound: unknown) => !before(value, bound)).at(-1)
        : operand.default;
      const bucket = buckets.get(key);
      if (bucket) bucket.push(document);
      else buckets.set(key, [document]);
    }
    const keys = [...buckets.keys()].sort((left, right) => (before(left, right) ? -1 : 1));
    const { Lazy } = require('mingo/lazy') as { Lazy: (source: unknown[]) => unknown };
    return Lazy(keys.map((key) => ({ _id: key, ...Object(evaluate(buckets.get(key), output, options)) })));
  });
}
