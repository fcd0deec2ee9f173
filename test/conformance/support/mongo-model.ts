// MongoDB's comparison, conditions and order, written down a second time from its manual, as plainly as possible and without a line of the
// emulator's: what the emulator answers is held against this.
// https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
// https://www.mongodb.com/docs/manual/tutorial/query-for-null-fields/

export type Value =
  | null
  | number
  | string
  | boolean
  | Date
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Document = { readonly [name: string]: Value };
type Test = Readonly<Record<string, unknown>>;

/** A field that is not there. */
const MISSING = Symbol('missing');
type Found = Value | typeof MISSING;

const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);
const isObject = (value: unknown): value is { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Date);

const ORDER = ['null', 'number', 'string', 'object', 'array', 'boolean', 'date'];
function typeOf(value: Found): string {
  if (value === null || value === MISSING) return 'null';
  if (isList(value)) return 'array';
  return value instanceof Date ? 'date' : typeof value;
}
const rank = (value: Found) => ORDER.indexOf(typeOf(value));

/** Texts by code point, which is the order of their UTF-8 bytes. */
function compareTexts(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = Number(a[i]?.codePointAt(0)) - Number(b[i]?.codePointAt(0));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareLists(left: readonly Value[], right: readonly Value[]): number {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compare(left[i] as Value, right[i] as Value);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Member by member: the type of the value, then the name, then the value. */
function compareObjects(left: Document, right: Document): number {
  const [a, b] = [Object.entries(left), Object.entries(right)];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [[nameA, valueA], [nameB, valueB]] = [a[i], b[i]] as [[string, Value], [string, Value]];
    const order = rank(valueA) - rank(valueB) || compareTexts(nameA, nameB) || compare(valueA, valueB);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Negative, 0 or positive. Across types the type decides; NaN is the least number. */
export function compare(left: Found, right: Found): number {
  const types = rank(left) - rank(right);
  if (types !== 0) return types;
  if (typeof left === 'number' && typeof right === 'number') {
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
    return left < right ? -1 : Number(left > right);
  }
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  if (isList(left) && isList(right)) return compareLists(left, right);
  if (isObject(left) && isObject(right)) return compareObjects(left, right);
  if (left === null || left === MISSING) return 0;
  return Number(left) - Number(right);
}

/** What a condition on a path looks at: lists on the way are entered, a list at the end is its elements and itself. */
function found(document: Value, path: readonly string[]): Found[] {
  const [name, ...rest] = path;
  if (name === undefined) return isList(document) ? [...document, document] : [document];
  if (!isObject(document)) return [MISSING];
  const value = document[name];
  if (value === undefined) return [MISSING];
  // Elements that are no objects have no fields: they say nothing, not even that one is missing.
  if (rest.length > 0 && isList(value))
    return value.filter(isObject).flatMap((element) => found(element, rest));
  return found(value, rest);
}

const isNaNumber = (value: unknown) => typeof value === 'number' && Number.isNaN(value);

/** `$lt` and its like stay within a type; NaN is neither less nor greater than anything. */
function compares(operand: Value, holds: (order: number) => boolean): (value: Found) => boolean {
  return (value) => {
    if (rank(value) !== rank(operand)) return false;
    if (isNaNumber(value) || isNaNumber(operand)) return isNaNumber(value) && isNaNumber(operand) && holds(0);
    return holds(compare(value, operand));
  };
}

const equals = (operand: Value) => compares(operand, (order) => order === 0);

function operator(name: string, operand: unknown, values: Found[]): boolean {
  const one = operand as Value;
  const some = (holds: (value: Found) => boolean) => values.some(holds);
  switch (name) {
    case '$eq':
      return some(equals(one));
    case '$ne':
      return !some(equals(one));
    case '$gt':
      return some(compares(one, (order) => order > 0));
    case '$gte':
      return some(compares(one, (order) => order >= 0));
    case '$lt':
      return some(compares(one, (order) => order < 0));
    case '$lte':
      return some(compares(one, (order) => order <= 0));
    case '$in':
      return (operand as Value[]).some((each) => some(equals(each)));
    case '$nin':
      return !(operand as Value[]).some((each) => some(equals(each)));
    case '$all':
      return (operand as Value[]).length > 0 && (operand as Value[]).every((each) => some(equals(each)));
    case '$exists':
      return some((value) => value !== MISSING) === operand;
    case '$not':
      return !all(operand as Test, values);
    default:
      throw new Error(`the model has no ${name}`);
  }
}

const all = (test: Test, values: Found[]) =>
  Object.entries(test).every(([name, operand]) => operator(name, operand, values));

const isTest = (test: unknown): test is Test =>
  isObject(test) && Object.keys(test).some((name) => name[0] === '$');

/** Whether a document fulfils a query. */
export function matches(document: Document, query: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(query).every(([name, test]) => {
    const parts = test as Readonly<Record<string, unknown>>[];
    if (name === '$and') return parts.every((part) => matches(document, part));
    if (name === '$or') return parts.some((part) => matches(document, part));
    if (name === '$nor') return !parts.some((part) => matches(document, part));
    const values = found(document, name.split('.'));
    return isTest(test) ? all(test, values) : operator('$eq', test, values);
  });
}

/** Less than null: what an empty list counts as in an order. */
const NOTHING = Symbol('nothing');

/** What a document is ordered by: of a list the least element going up, the greatest going down. */
function keyOf(document: Document, path: string, direction: 1 | -1): Found | typeof NOTHING {
  const place = (value: Value | undefined, rest: readonly string[]): (Found | typeof NOTHING)[] => {
    const [name, ...after] = rest;
    if (value === undefined) return [MISSING];
    if (name === undefined) return isList(value) ? (value.length > 0 ? [...value] : [NOTHING]) : [value];
    if (isList(value)) {
      const keys = value.filter(isObject).flatMap((element) => place(element, rest));
      return keys.length > 0 ? keys : [MISSING];
    }
    return place(isObject(value) ? value[name] : undefined, after);
  };
  return place(document, path.split('.')).reduce((best, key) =>
    compareKeys(key, best) * direction < 0 ? key : best,
  );
}

function compareKeys(left: Found | typeof NOTHING, right: Found | typeof NOTHING): number {
  if (left === NOTHING || right === NOTHING) return Number(right === NOTHING) - Number(left === NOTHING);
  return compare(left, right);
}

/** Documents in an order; equals keep theirs. */
export function sorted<T extends Document>(documents: readonly T[], path: string, direction: 1 | -1): T[] {
  return [...documents].sort(
    (a, b) => compareKeys(keyOf(a, path, direction), keyOf(b, path, direction)) * direction,
  );
}
