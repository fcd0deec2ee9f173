// As much of protobuf as cloud calls need: length-delimited fields and varints. https://protobuf.dev/programming-guides/encoding/

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** A field of a message: bytes for length-delimited ones, a number for varints; fixed ones are passed over. */
export interface Field {
  readonly number: number;
  readonly value: Buffer | number;
}

function readVarint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) throw new RangeError('a varint is cut off');
    // Beyond 2^53 the value is wrong, and no length or field number of ours is that large.
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  throw new RangeError('a varint has more than ten bytes');
}

/** All fields of a message. Throws RangeError when the bytes are not a message. */
export function readFields(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = readVarint(bytes, at);
    at = tag.next;
    const number = Math.floor(tag.value / 8);
    switch (tag.value % 8) {
      case VARINT: {
        const { value, next } = readVarint(bytes, at);
        fields.push({ number, value });
        at = next;
        break;
      }
      case BYTES: {
        const { value: length, next } = readVarint(bytes, at);
        if (next + length > bytes.length) throw new RangeError('a field is cut off');
        fields.push({ number, value: bytes.subarray(next, next + length) });
        at = next + length;
        break;
      }
      case FIXED64:
        at += 8;
        break;
      case FIXED32:
        at += 4;
        break;
      default:
        throw new RangeError('a field has an unknown type');
    }
  }
  if (at > bytes.length) throw new RangeError('a field is cut off');
  return fields;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}

/** One length-delimited field. */
export function bytesField(number: number, value: Uint8Array): Buffer {
  return Buffer.concat([varint(number * 8 + BYTES), varint(value.length), value]);
}
