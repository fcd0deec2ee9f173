// Turns a value into bytes whose order is MongoDB's order of values, across types: null < numbers < strings < objects < arrays <
// binary < object ids < booleans < dates < the rest. The bytes of a value are never the beginning of another value's bytes.
// https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
import { Binary, Decimal128, Double, EJSON, Int32, Long, ObjectId } from 'bson';

/** What an index holds for an empty array: less than null, as in MongoDB. */
export const EMPTY_ARRAY = Symbol('empty array');

const TAG = {
  end: 0x00,
  emptyArray: 0x05,
  null: 0x0a,
  number: 0x10,
  string: 0x18,
  object: 0x20,
  array: 0x28,
  binary: 0x30,
  objectId: 0x38,
  boolean: 0x40,
  date: 0x48,
  other: 0x60,
} as const;

const tagOnly = (tag: number) => Buffer.from([tag]);

/** A double whose bytes sort as the numbers do: the sign bit flips, and all bits of negative numbers. NaN is the least. */
function orderedDouble(tag: number, value: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = tag;
  if (Number.isNaN(value)) return bytes;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  if ((bytes[1] ?? 0) & 0x80) for (let i = 1; i < 9; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  else bytes[1] = (bytes[1] ?? 0) | 0x80;
  return bytes;
}

const END_OF_TEXT = Buffer.from([0, 0]);

/** UTF-8 with each zero byte followed by 0xff, and two zero bytes at the end: a shorter text sorts first. */
function orderedText(value: string, tag?: number): Buffer {
  const start = tag === undefined ? 0 : 1;
  if (!value.includes('\0')) {
    const length = start + Buffer.byteLength(value, 'utf8');
    const bytes = Buffer.allocUnsafe(length + 2);
    if (tag !== undefined) bytes[0] = tag;
    bytes.write(value, start, 'utf8');
    bytes[length] = 0;
    bytes[length + 1] = 0;
    return bytes;
  }
  const escaped: number[] = tag === undefined ? [] : [tag];
  for (const byte of Buffer.from(value, 'utf8')) byte === 0 ? escaped.push(0, 0xff) : escaped.push(byte);
  return Buffer.concat([Buffer.from(escaped), END_OF_TEXT]);
}

function encodeObject(value: object): Buffer {
  const parts: Buffer[] = [tagOnly(TAG.object)];
  for (const [name, member] of Object.entries(value)) {
    const encoded = encodeValue(member);
    // MongoDB compares a member's type first, then its name, then its value.
    parts.push(encoded.subarray(0, 1), orderedText(name), encoded);
  }
  return Buffer.concat([...parts, tagOnly(TAG.end)]);
}

function encodeBinary(value: Binary): Buffer {
  const head = Buffer.alloc(6);
  head[0] = TAG.binary;
  head.writeUInt32BE(value.position, 1);
  head[5] = value.sub_type;
  return Buffer.concat([head, value.buffer.subarray(0, value.position)]);
}

const number = (value: number) => orderedDouble(TAG.number, value);

/** The bytes of one value; see the head of this file. */
export function encodeValue(value: unknown): Buffer {
  switch (typeof value) {
    case 'number':
      return number(value);
    case 'bigint':
      return number(Number(value));
    case 'string':
      return orderedText(value, TAG.string);
    case 'boolean':
      return Buffer.from([TAG.boolean, value ? 1 : 0]);
    case 'undefined':
      return tagOnly(TAG.null);
    case 'symbol':
      return tagOnly(value === EMPTY_ARRAY ? TAG.emptyArray : TAG.null);
    default:
  }
  if (value === null) return tagOnly(TAG.null);
  if (Array.isArray(value))
    return Buffer.concat([tagOnly(TAG.array), ...value.map(encodeValue), tagOnly(TAG.end)]);
  if (value instanceof Date) return orderedDouble(TAG.date, value.getTime());
  if (value instanceof ObjectId) return Buffer.concat([tagOnly(TAG.objectId), value.id]);
  if (value instanceof Binary) return encodeBinary(value);
  if (value instanceof Long || value instanceof Int32 || value instanceof Double)
    return number(Number(value));
  if (value instanceof Decimal128) return number(Number(value.toString()));
  if (value instanceof RegExp)
    return Buffer.concat([tagOnly(TAG.other), orderedText(value.source), orderedText(value.flags)]);
  if (typeof value === 'object' && '_bsontype' in value)
    return Buffer.concat([tagOnly(TAG.other), orderedText(EJSON.stringify(value))]);
  return encodeObject(value as object);
}

/** The first bytes that all values of this value's type share, and the first bytes after them: a comparison stays in its type. */
export function typeBracket(value: unknown): { from: Buffer; to: Buffer } {
  const tag = encodeValue(value)[0] ?? TAG.null;
  return { from: tagOnly(tag), to: tagOnly(tag + 1) };
}

/** The same order backwards: for descending index keys. */
export function inverted(bytes: Uint8Array): Buffer {
  const result = Buffer.alloc(bytes.length);
  for (let i = 0; i < bytes.length; i++) result[i] = ~(bytes[i] ?? 0) & 0xff;
  return result;
}

/** The least bytes that are greater than everything that begins with `bytes`. */
export function successor(bytes: Uint8Array): Buffer {
  const result = Buffer.from(bytes);
  for (let last = result.length - 1; last >= 0; last--) {
    const byte = result[last] ?? 0;
    if (byte < 0xff) {
      result[last] = byte + 1;
      return result.subarray(0, last + 1);
    }
  }
  return Buffer.alloc(bytes.length + 1, 0xff);
}

/** Whether two values are the same to MongoDB (numbers by value, whatever their type; objects by members and their order). */
export function sameValue(left: unknown, right: unknown): boolean {
  return encodeValue(left).equals(encodeValue(right));
}
