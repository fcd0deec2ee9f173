// What the expressions that are done anew beside mingo's have in common.
import { WireError } from '../../wire/error-codes';

/** mingo's form of an operator: the document, the operand as it was written, mingo's own options. */
export type Expression = (document: unknown, operand: unknown, options: never) => unknown;

/** Works out what an operand is for a document. */
export const evaluate = (document: unknown, operand: unknown, options: never): unknown => {
  const { evalExpr } = require('mingo/core') as { evalExpr: (...given: unknown[]) => unknown };
  return evalExpr(document, operand, options);
};

export const isNone = (value: unknown): value is null | undefined => value === null || value === undefined;

/** MongoDB's refusal of a pipeline. */
export function refuse(message: string): never {
  throw new WireError('DATABASE_REQUEST_FAILED', message);
}

/** The one operand of an operator that takes one, which may stand in a list. */
export function single(value: unknown, operator: string): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length !== 1)
    refuse(`Expression ${operator} takes exactly 1 arguments. ${value.length} were passed in.`);
  return value[0];
}
