// Applies a MongoDB update document to a document.
import { WireError } from '../wire/error-codes';
import { addToSet, pop, pull, pullAll, push } from './array-operators';
import type { StoredDocument } from './database';
import { checkStorable } from './document-codec';
import { bitwise, checkCurrentDate, increase, lessen, multiply, raise, rename } from './field-operators';
import { isPlainObject } from './field-path';
import {
  checkConflicts,
  comparePaths,
  expandPath,
  findPlace,
  type Place,
  removePlace,
  splitPath,
  writePlace,
} from './update-paths';
import { sameValue } from './value-order';

type Operator = (place: Place, operand: unknown) => void;

const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: (place, value) => writePlace(place, value),
  $inc: increase,
  $mul: multiply,
  $min: lessen,
  $max: raise,
  $bit: bitwise,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};

/** Operators that do not make what is missing on the way to their field. */
const NEEDS_FIELD = new Set(['$unset', '$pop', '$pull', '$pullAll']);
const SPECIAL = new Set(['$unset', '$rename', '$setOnInsert', '$currentDate']);

export interface UpdateSettings {
  /** What `$currentDate` writes. */
  readonly now: () => number;
  /** The document is being made by an upsert: `$setOnInsert` counts. */
  readonly inserting?: boolean;
}

/** A deep copy; dates and bson's values are never changed in place and are shared. */
export function copyValue<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyValue) as T;
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyValue(member)])) as T;
}

/**
 * Checks an update document, whatever it will be applied to. Fields without an operator are set, as the SDK's older versions sent them.
 * Throws DATABASE_INVALID_OPERRATOR for an operator that there is not, DATABASE_REQUEST_FAILED for paths that contradict each other.
 */
export function normalizeUpdate(
  update: Readonly<Record<string, unknown>>,
): Map<string, Record<string, unknown>> {
  const result = new Map<string, Record<string, unknown>>();
  const paths: string[] = [];
  for (const [name, operand] of Object.entries(update)) {
    const isOperator = name.startsWith('$');
    const operator = isOperator ? name : '$set';
    if (!(operator in OPERATORS) && !SPECIAL.has(operator))
      throw new WireError('DATABASE_INVALID_OPERRATOR', `Unknown modifier: ${operator}`);
    const fields = isOperator ? operand : { [name]: operand };
    if (!isPlainObject(fields))
      throw new WireError('DATABASE_REQUEST_FAILED', `Modifiers operate on fields but ${operator} has none`);
    if (operator === '$currentDate') Object.values(fields).forEach(checkCurrentDate);
    for (const path of Object.keys(fields)) splitPath(path);
    result.set(operator, { ...result.get(operator), ...fields });
    paths.push(...Object.keys(fields));
    if (operator === '$rename') paths.push(...Object.values(fields).map(String));
  }
  checkConflicts(paths);
  return result;
}

function applyOperator(
  document: Record<string, unknown>,
  operator: string,
  path: string,
  operand: unknown,
  settings: UpdateSettings,
): void {
  if (operator === '$rename') {
    rename(document, path, operand);
    return;
  }
  if (operator === '$setOnInsert' && !settings.inserting) return;
  for (const concrete of expandPath(document, path)) {
    const place = findPlace(document, concrete, !NEEDS_FIELD.has(operator));
    if (!place) continue;
    if (operator === '$unset') removePlace(place);
    else if (operator === '$currentDate') writePlace(place, new Date(settings.now()));
    else if (operator === '$setOnInsert') writePlace(place, copyValue(operand));
    else OPERATORS[operator]?.(place, copyValue(operand));
  }
}

/** What is to be done, in the order of the paths: so are fields added that were not there, whatever the order in which they were sent. */
function stepsOf(update: ReadonlyMap<string, Record<string, unknown>>) {
  return [...update]
    .flatMap(([operator, fields]) =>
      Object.entries(fields).map(([path, operand]) => ({
        operator,
        path,
        operand,
        writes: operator === '$rename' ? String(operand) : path,
      })),
    )
    .sort((a, b) => comparePaths(a.writes, b.writes));
}

/** The document after the update; the one given stays as it is. Throws DATABASE_REQUEST_FAILED where MongoDB would. */
export function applyUpdate(
  document: StoredDocument,
  update: ReadonlyMap<string, Record<string, unknown>>,
  settings: UpdateSettings,
): StoredDocument {
  const result = copyValue(document);
  for (const { operator, path, operand } of stepsOf(update))
    applyOperator(result, operator, path, operand, settings);
  checkStorable(result);
  if (!sameValue(result._id, document._id))
    throw new WireError(
      'DATABASE_REQUEST_FAILED',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  return result;
}
