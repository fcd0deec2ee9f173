// `$jsonSchema` as a condition: MongoDB's dialect of draft 4, with `bsonType`. https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/
import { Binary, Decimal128, Long, ObjectId } from 'bson';
import { WireError } from '../wire/error-codes';
import { isPlainObject } from './field-path';
import { sameValue } from './value-order';

type Check = (value: unknown) => boolean;
type Schema = Readonly<Record<string, unknown>>;
type Keyword = (operand: never, schema: Schema) => Check;

function refuse(message: string): never {
  throw new WireError('DATABASE_REQUEST_FAILED', `$jsonSchema: ${message}`);
}

const isWhole = (value: unknown): value is number => Number.isInteger(value);
const isInt = (value: unknown) => isWhole(value) && Math.abs(value) < 2 ** 31;
const isNumber: Check = (value) =>
  typeof value === 'number' || value instanceof Long || value instanceof Decimal128;

/** A number that has come as JSON is an int when it is one, whatever it was stored as. */
const TYPES: Readonly<Record<string, Check>> = {
  double: (value) => typeof value === 'number' && !isWhole(value),
  int: isInt,
  long: (value) => value instanceof Long || (isWhole(value) && !isInt(value)),
  decimal: (value) => value instanceof Decimal128,
  number: isNumber,
  string: (value) => typeof value === 'string',
  object: isPlainObject,
  array: Array.isArray,
  bool: (value) => typeof value === 'boolean',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  objectId: (value) => value instanceof ObjectId,
  binData: (value) => value instanceof Binary,
  regex: (value) => value instanceof RegExp,
};
/** What JSON Schema's own `type` knows. */
const JSON_TYPES = ['object', 'array', 'number', 'boolean', 'string', 'null'];

function ofType(names: unknown, known: readonly string[], keyword: string): Check {
  const wanted = Array.isArray(names) ? names : [names];
  const checks = wanted.map((name) => {
    const check = known.includes(String(name)) ? TYPES[String(name)] : undefined;
    return check ?? refuse(`${keyword} does not know ${JSON.stringify(name)}`);
  });
  return (value) => checks.some((check) => check(value));
}

function number(operand: unknown, keyword: string, least = Number.NEGATIVE_INFINITY): number {
  return typeof operand === 'number' && operand >= least ? operand : refuse(`${keyword} needs a number`);
}

function schemas(operand: unknown, keyword: string): Check[] {
  if (!Array.isArray(operand) || operand.length === 0) refuse(`${keyword} needs a list of schemas`);
  return operand.map(compile);
}

function byName(operand: unknown, keyword: string): [string, unknown][] {
  return isPlainObject(operand) ? Object.entries(operand) : refuse(`${keyword} needs an object`);
}

/** A keyword says nothing of values of other types. */
const on =
  <T>(is: (value: unknown) => boolean, holds: (value: T) => boolean): Check =>
  (value) =>
    !is(value) || holds(value as T);
const onObjects = (holds: (value: Record<string, unknown>) => boolean) => on(isPlainObject, holds);
const onLists = (holds: (value: unknown[]) => boolean) => on(Array.isArray, holds);
const onNumbers = (holds: (value: number) => boolean) =>
  on(isNumber, (value: unknown) => holds(Number(value)));
const onTexts = (holds: (value: string) => boolean) => on((value) => typeof value === 'string', holds);

function pattern(operand: unknown): RegExp {
  try {
    return new RegExp(String(operand), 'u');
  } catch {
    return refuse('pattern is no regular expression');
  }
}

/** What `additionalProperties` is asked about: names that neither `properties` nor `patternProperties` has. */
function furtherNames(schema: Schema): (name: string) => boolean {
  const known = isPlainObject(schema.properties) ? Object.keys(schema.properties) : [];
  const patterns = isPlainObject(schema.patternProperties)
    ? Object.keys(schema.patternProperties).map(pattern)
    : [];
  return (name) => !known.includes(name) && !patterns.some((one) => one.test(name));
}

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  title: () => () => true,
  description: () => () => true,
  bsonType: (names) =>
    ofType(
      names,
      Object.keys(TYPES).filter((name) => name !== 'boolean'),
      'bsonType',
    ),
  type: (names) => ofType(names, JSON_TYPES, 'type'),
  enum: (values: unknown) => {
    const list = Array.isArray(values) ? values : refuse('enum needs a list');
    return (value) => list.some((one) => sameValue(one, value));
  },
  allOf: (list) => {
    const checks = schemas(list, 'allOf');
    return (value) => checks.every((check) => check(value));
  },
  anyOf: (list) => {
    const checks = schemas(list, 'anyOf');
    return (value) => checks.some((check) => check(value));
  },
  oneOf: (list) => {
    const checks = schemas(list, 'oneOf');
    return (value) => checks.filter((check) => check(value)).length === 1;
  },
  not: (schema) => {
    const check = compile(schema);
    return (value) => !check(value);
  },
  required: (names: unknown) => {
    if (!Array.isArray(names) || names.length === 0) refuse('required needs a list of names');
    return onObjects((value) => names.every((name) => Object.hasOwn(value, String(name))));
  },
  properties: (members) => {
    const checks = byName(members, 'properties').map(([name, schema]) => [name, compile(schema)] as const);
    return onObjects((value) =>
      checks.every(([name, check]) => !Object.hasOwn(value, name) || check(value[name])),
    );
  },
  patternProperties: (members) => {
    const checks = byName(members, 'patternProperties').map(
      ([name, schema]) => [pattern(name), compile(schema)] as const,
    );
    return onObjects((value) =>
      Object.entries(value).every(([name, member]) =>
        checks.every(([one, check]) => !one.test(name) || check(member)),
      ),
    );
  },
  additionalProperties: (operand: unknown, schema) => {
    const further = furtherNames(schema);
    const check = typeof operand === 'boolean' ? () => operand : compile(operand);
    return onObjects((value) =>
      Object.entries(value).every(([name, member]) => !further(name) || check(member)),
    );
  },
  dependencies: (members) => {
    const checks = byName(members, 'dependencies').map(([name, needs]) => {
      const check = Array.isArray(needs) ? compile({ required: needs }) : compile(needs);
      return [name, check] as const;
    });
    return onObjects((value) => checks.every(([name, check]) => !Object.hasOwn(value, name) || check(value)));
  },
  minProperties: (least) => {
    number(least, 'minProperties', 0);
    return onObjects((value) => Object.keys(value).length >= least);
  },
  maxProperties: (most) => {
    number(most, 'maxProperties', 0);
    return onObjects((value) => Object.keys(value).length <= most);
  },
  items: (operand: unknown, schema) => {
    if (!Array.isArray(operand)) {
      const check = compile(operand);
      return onLists((value) => value.every(check));
    }
    const checks = operand.map(compile);
    const { additionalItems: further = true } = schema;
    const rest = typeof further === 'boolean' ? () => further : compile(further);
    return onLists((value) => value.every((element, n) => (checks[n] ?? rest)(element)));
  },
  // Read by `items`.
  additionalItems: () => () => true,
  minItems: (least) => {
    number(least, 'minItems', 0);
    return onLists((value) => value.length >= least);
  },
  maxItems: (most) => {
    number(most, 'maxItems', 0);
    return onLists((value) => value.length <= most);
  },
  uniqueItems: (unique: unknown) =>
    onLists(
      (value) =>
        unique !== true || value.every((one, n) => value.findIndex((other) => sameValue(one, other)) === n),
    ),
  minimum: (least, { exclusiveMinimum: beyond }) => {
    number(least, 'minimum');
    return onNumbers((value) => (beyond === true ? value > least : value >= least));
  },
  maximum: (most, { exclusiveMaximum: beyond }) => {
    number(most, 'maximum');
    return onNumbers((value) => (beyond === true ? value < most : value <= most));
  },
  // Read by `minimum` and `maximum`, without which they say nothing.
  exclusiveMinimum: (_operand, schema) =>
    'minimum' in schema ? () => true : refuse('exclusiveMinimum needs minimum'),
  exclusiveMaximum: (_operand, schema) =>
    'maximum' in schema ? () => true : refuse('exclusiveMaximum needs maximum'),
  multipleOf: (by) => {
    number(by, 'multipleOf', Number.MIN_VALUE);
    return onNumbers((value) => Math.abs(value / by - Math.round(value / by)) < 1e-9);
  },
  minLength: (least) => {
    number(least, 'minLength', 0);
    return onTexts((value) => [...value].length >= least);
  },
  maxLength: (most) => {
    number(most, 'maxLength', 0);
    return onTexts((value) => [...value].length <= most);
  },
  pattern: (source) => {
    const expression = pattern(source);
    return onTexts((value) => expression.test(value));
  },
};

function compile(schema: unknown): Check {
  if (!isPlainObject(schema)) refuse('a schema is an object');
  const checks = Object.entries(schema).map(([keyword, operand]) => {
    const read = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    return (read ?? refuse(`unknown keyword: ${keyword}`))(operand as never, schema);
  });
  return (value) => checks.every((check) => check(value));
}

/** Reads a schema; the result judges documents. @throws WireError DATABASE_REQUEST_FAILED with the keyword that is wrong */
export const jsonSchemaValidator: (schema: unknown) => Check = compile;
