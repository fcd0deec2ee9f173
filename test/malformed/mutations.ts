import { defOf, type Field } from '../support/registry';

/** Takes the place of a value that is left out altogether. */
export const MISSING = Symbol('missing');
/** Stands for numbers that JSON can write and JavaScript reads as infinite; see `toRawJson`. */
export const POSITIVE_INFINITY = '\u0001+Infinity\u0001';
export const NEGATIVE_INFINITY = '\u0001-Infinity\u0001';

/**
 * One wrong thing at one place. `legal` says what the rule is: `never` — no reading of the contract allows it, so anything
 * but a refusal is a defect of the schema, too; `schema` — whether it is legal is the schema's word (a letter may hold
 * odd characters).
 */
export type Mutation = { name: string; value: unknown; legal: 'never' | 'schema' };

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

/** An object with an own key that object literals cannot have. */
export function withKey(key: string, value: unknown): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

const operators: [string, unknown][] = [
  ['an operator $gt', { $gt: '' }],
  ['an operator $ne', { $ne: null }],
  ['an operator $where', { $where: 'sleep(1000)' }],
  ['an operator $regex', { $regex: '.*' }],
  ['an operator $exists', { $exists: true }],
  ['an operator $expr', { $expr: { $eq: [1, 1] } }],
  ['an operator $function', { $function: { body: 'return 1', args: [], lang: 'js' } }],
  ['an operator $in', { $in: [null, '', 0] }],
  ['an extended JSON date', { $date: '2026-07-01T00:00:00Z' }],
  ['an extended JSON long', { $numberLong: '1' }],
  ['extended JSON bytes', { $binary: { base64: 'AA==', subType: '00' } }],
  ['an update command', { operator: 'set', operands: [1], fieldName: 'role' }],
  ['a nested operator', { a: { b: { $gt: 0 } } }],
  ['a server date', { $tcb_server_date: { offset: 0 } }],
  ['an extended JSON id', { $oid: '0123456789abcdef01234567' }],
  ['a key __proto__', withKey('__proto__', { polluted: true })],
  ['a key constructor', { constructor: { prototype: { polluted: true } } }],
];

/** Of no type that any field has. */
const oddities: [string, unknown][] = [
  ['an object with an empty key', { '': '' }],
  ['an object with a very long key', { ['k'.repeat(5_000)]: 1 }],
  ['an array with an empty object', [{}]],
  ['an array of arrays of null', [[null]]],
];

const wrongTypes: Record<string, [string, unknown][]> = {
  string: [
    ['a number for a string', 7],
    ['a boolean for a string', true],
    ['an object for a string', { toString: 'x' }],
    ['an array for a string', ['x']],
  ],
  number: [
    ['a digit string for a number', '1'],
    ['the word NaN for a number', 'NaN'],
    ['a boolean for a number', true],
    ['an object for a number', { valueOf: 1 }],
    ['an array for a number', [1]],
  ],
  array: [
    ['an object for an array', { length: 1, 0: 'x' }],
    ['a string for an array', 'x'],
    ['a number for an array', 1],
    ['a boolean for an array', false],
  ],
  object: [
    ['a string for an object', 'x'],
    ['an array for an object', []],
    ['a number for an object', 1],
    ['a boolean for an object', true],
  ],
  enum: [
    ['a wrong word', 'no-such-word'],
    ['a name every object has', 'constructor'],
    ['another such name', '__proto__'],
    ['a number for a word', 0],
    ['an array for a word', []],
    ['a boolean for a word', false],
  ],
};

/** A legal value with something before or behind it that patterns are known to overlook. */
function around(sample: unknown): [string, unknown][] {
  const odd = ['\n', ' ', '\u0000', '\u202e', '\ufeff', '%00', '；', '\r\n'];
  return odd.flatMap((part): [string, unknown][] => [
    [`a legal value before ${JSON.stringify(part)}`, `${sample}${part}`],
    [`a legal value behind ${JSON.stringify(part)}`, `${part}${sample}`],
  ]);
}

function ofKind(field: Field, sample: unknown): Mutation[] {
  const free = field.kind === 'string' && !hasPattern(field);
  const never = (name: string, value: unknown): Mutation => ({ name, value, legal: 'never' });
  const schema = (name: string, value: unknown): Mutation => ({ name, value, legal: 'schema' });
  switch (field.kind) {
    case 'string':
      return [
        schema('an empty string', ''),
        never('a string of 20,001 letters', '长'.repeat(20_001)),
        never('a string of 300,000 letters', 'x'.repeat(300_000)),
        ...[
          ['control characters', '愿\u0000你\u0007\u001b[31m'],
          ['bidi characters', '愿\u202e你\u2066\u200f'],
          ['invisible characters', '\ufeff\u200b愿\u00ad你'],
          ['a line separator', '愿\u2028你\u2029'],
          ['characters outside the basic plane', '愿𠮷👨‍👩‍👧'],
          ['a lone high surrogate', '愿\ud800你'],
          ['a lone low surrogate', '愿\udc00你'],
          ['composed and decomposed forms', 'é e\u0301 ﬁ'],
          ['markup', '<script>alert(1)</script>{{a}}'],
          ['a path', '../../../../etc/passwd'],
          ['a quote and a brace', '"}]}\'"--'],
        ].map(([name, value]) =>
          free ? schema(name as string, value) : never(`${name} in a pattern`, value),
        ),
        ...(free ? [] : around(sample).map(([name, value]) => never(name, value))),
      ];
    case 'number':
      return [
        never('infinity', POSITIVE_INFINITY),
        never('minus infinity', NEGATIVE_INFINITY),
        never('minus one', -1),
        schema('minus zero', -0),
        schema('a fraction', 1.5),
        schema('a tiny number', 5e-324),
        never('a number past the safe ones', 2 ** 53),
        never('the greatest number', Number.MAX_VALUE),
        never('the least number', -Number.MAX_VALUE),
        never('a hexadecimal string', '0x10'),
        never('an empty string', ''),
        never('a number and a unit', '1px'),
      ];
    case 'array':
      return [
        schema('an empty array', []),
        never('an array of 100,000 numbers', new Array(100_000).fill(0)),
        never('an array of 10,000 words', new Array(10_000).fill('x')),
        never('an array of nothing', [null, null, null, {}]),
        never(
          'an array of arrays',
          nested(200, (inner) => [inner]),
        ),
      ];
    case 'enum':
      return [
        never('an empty word', ''),
        never('the word in capitals', firstWord(field).toUpperCase()),
        ...around(firstWord(field)).map(([name, value]) => never(name, value)),
      ];
    case 'object':
      return [never('an empty object', {})];
    default:
      throw new Error(`No mutations for ${field.kind}`);
  }
}

function hasPattern(field: Field): boolean {
  const checks =
    (field.schema._zod.def as { checks?: { _zod: { def: { format?: string } } }[] }).checks ?? [];
  return checks.some((check) => check._zod.def.format === 'regex');
}

function firstWord(field: Field): string {
  return (
    Object.values((field.schema._zod.def as unknown as { entries: Record<string, string> }).entries)[0] ?? ''
  );
}

/** Everything wrong that is tried at one place of a schema. */
export function mutationsOf(field: Field, sample: unknown): Mutation[] {
  if (!wrongTypes[field.kind])
    throw new Error(`No wrong types for ${field.kind} (${defOf(field.schema).type})`);
  const last = field.path[field.path.length - 1];
  return [
    // Leaving out the only element of a list makes a shorter list: that is the schema's word.
    {
      name: 'missing',
      value: MISSING,
      legal: field.optional || typeof last === 'number' ? 'schema' : 'never',
    },
    { name: 'null', value: null, legal: field.nullable ? 'schema' : 'never' },
    ...(wrongTypes[field.kind] ?? []).map(([name, value]) => ({ name, value, legal: 'never' as const })),
    ...oddities.map(([name, value]) => ({ name, value, legal: 'never' as const })),
    ...operators.map(([name, value]) => ({ name, value, legal: 'never' as const })),
    { name: 'arrays 1,000 deep', value: nested(1000, (inner) => [inner]), legal: 'never' },
    { name: 'objects 1,000 deep', value: nested(1000, (inner) => ({ a: inner })), legal: 'never' },
    ...ofKind(field, sample),
  ];
}

/** Keys that no schema names, added to an object. */
export const unknownKeys: [string, unknown][] = [
  ['extra', 1],
  ['$set', { role: 'admin' }],
  ['__proto__', { admin: true }],
  ['constructor', { prototype: {} }],
  ['_id', 'x'],
  ['openid', 'somebody-else'],
  ['subjectId', 'somebody-else'],
  ['userInfo', { openId: 'somebody-else' }],
  ['', 1],
  ['a.b', 1],
  ['\u0000', 1],
];
