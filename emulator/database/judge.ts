// Decides whether a document matches: mingo, with the operators that queries use and nothing else of it loaded.
import { WireError } from '../wire/error-codes';
import type { StoredDocument } from './database';
import { isPlainObject } from './field-path';
import type { MingoQuery } from './mingo-parts';
import { inOrder, inQuery } from './projected-order';
import { sliced, slicesOf } from './slices';

/** mingo costs as much to load as all the rest: it is loaded at the first query that needs it. */
const mingo = () => require('./mingo-parts') as typeof import('./mingo-parts');

/** mingo's complaint as the SDK gets it. */
function refusal(error: unknown): WireError {
  if (error instanceof WireError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new WireError(
    /unknown/i.test(message) ? 'DATABASE_INVALID_OPERRATOR' : 'DATABASE_REQUEST_FAILED',
    message,
  );
}

const LOGICAL = new Set(['$and', '$or', '$nor']);

function checkOperand(operator: string, operand: unknown): void {
  const isList = Array.isArray(operand);
  if (['$in', '$nin', '$all'].includes(operator) && !isList)
    throw new WireError('DATABASE_REQUEST_FAILED', `${operator} needs an array`);
  if (
    operator === '$mod' &&
    !(isList && operand.length === 2 && operand.every(Number.isFinite) && Math.trunc(operand[0]) !== 0)
  )
    throw new WireError('DATABASE_REQUEST_FAILED', '$mod needs a divisor other than 0 and a remainder');
  if (operator === '$size' && !(Number.isInteger(operand) && (operand as number) >= 0))
    throw new WireError('DATABASE_REQUEST_FAILED', '$size needs a whole number');
}

/** Operators whose operand mingo does not check, with what MongoDB accepts. */
function checkOperands(query: Readonly<Record<string, unknown>>): void {
  for (const [name, test] of Object.entries(query)) {
    if (LOGICAL.has(name)) {
      if (!Array.isArray(test) || test.length === 0 || !test.every(isPlainObject))
        throw new WireError(
          'DATABASE_REQUEST_FAILED',
          `${name} must be an array of conditions that is not empty`,
        );
      test.forEach(checkOperands);
    } else if (isPlainObject(test) && !name.startsWith('$')) {
      for (const [operator, operand] of Object.entries(test)) checkOperand(operator, operand);
    }
  }
}

export type Judge = (document: unknown) => boolean;

/** Compiles a MongoDB query. Throws DATABASE_INVALID_OPERRATOR or DATABASE_REQUEST_FAILED when it is not one. */
export function compileQuery(query: Readonly<Record<string, unknown>>): Judge {
  if (Object.keys(query).length === 0) return () => true;
  checkOperands(query);
  let compiled: MingoQuery;
  try {
    compiled = mingo().compile(query);
  } catch (error) {
    throw refusal(error);
  }
  return (document) => {
    try {
      return compiled.test(document as never);
    } catch (error) {
      throw refusal(error);
    }
  };
}

/** Compiles a `$pull` condition: a query on the element itself, e.g. `{ $gt: 3 }`, or on its fields. */
export function compileElementQuery(condition: Readonly<Record<string, unknown>>): Judge {
  const onElement = Object.keys(condition).some((name) => name.startsWith('$') && !LOGICAL.has(name));
  if (!onElement) return compileQuery(condition);
  const judge = compileQuery({ element: condition });
  return (element) => judge({ element });
}

/** Applies a MongoDB projection to a document. */
export function project(
  document: StoredDocument,
  projection: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = slicesOf(projection);
  if (kept) {
    const rest = Object.keys(kept.rest).length === 0 ? document : project(document, kept.rest, query);
    return kept.slices.reduce(
      (value, [path, slice]) => sliced(value, path.split('.'), slice) as Record<string, unknown>,
      rest,
    );
  }
  try {
    const found = mingo()
      .compile(query)
      .find([document], projection as never)
      .all();
    return inOrder(document, (found[0] ?? {}) as Record<string, unknown>, projection, inQuery);
  } catch (error) {
    throw refusal(error);
  }
}
