// What a query says about single fields, as far as an index can use it. Everything else is left to the judge (mingo): bounds
// may be too wide, never too narrow.
import { isPlainObject } from './field-path';

export interface Bound {
  readonly value: unknown;
  readonly inclusive: boolean;
}

/** The values that a field may have. `oneOf` with one value is an equality. */
export interface FieldCondition {
  oneOf?: unknown[];
  lower?: Bound;
  upper?: Bound;
}

/** Values that are found under their own bytes in an index. Arrays, objects and expressions are matched in other ways, too. */
function isScalar(value: unknown): boolean {
  return (
    value === null ||
    ['string', 'number', 'boolean'].includes(typeof value) ||
    value instanceof Date ||
    (typeof value === 'object' && '_bsontype' in value && value._bsontype !== 'BSONRegExp')
  );
}

function add(condition: FieldCondition, operator: string, operand: unknown): void {
  switch (operator) {
    case '$eq':
      if (isScalar(operand)) condition.oneOf ??= [operand];
      break;
    case '$in':
      if (
        Array.isArray(operand) &&
        operand.every(isScalar) &&
        (condition.oneOf?.length ?? Number.POSITIVE_INFINITY) > 1
      )
        condition.oneOf = operand;
      break;
    case '$gt':
    case '$gte':
      if (isScalar(operand) && operand !== null)
        condition.lower ??= { value: operand, inclusive: operator === '$gte' };
      break;
    case '$lt':
    case '$lte':
      if (isScalar(operand) && operand !== null)
        condition.upper ??= { value: operand, inclusive: operator === '$lte' };
      break;
    default:
  }
}

/** The conditions by field, with those inside `$and`. */
export function fieldConditions(
  query: Readonly<Record<string, unknown>>,
  into: Map<string, FieldCondition> = new Map(),
): Map<string, FieldCondition> {
  for (const [field, test] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(test)) {
      for (const part of test) if (isPlainObject(part)) fieldConditions(part, into);
      continue;
    }
    if (field.startsWith('$')) continue;
    const condition = into.get(field) ?? {};
    into.set(field, condition);
    if (isPlainObject(test) && Object.keys(test).some((name) => name.startsWith('$'))) {
      for (const [operator, operand] of Object.entries(test)) add(condition, operator, operand);
    } else add(condition, '$eq', test);
  }
  return into;
}
