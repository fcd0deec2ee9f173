import { CallFailure } from '../call-style';

/** Encodings of `readFile` and `writeFile` (official page FileSystemManager.readFile). */
const NAMES = new Set('ascii base64 binary hex ucs2 ucs-2 utf16le utf-16le utf-8 utf8 latin1'.split(' '));

function checked(encoding: string): string {
  if (NAMES.has(encoding)) return encoding.replace('-', '').replace('utf16le', 'ucs2');
  throw new CallFailure(`invalid encoding "${encoding}"`, { errno: 1300202 });
}

/** Bytes as text. @throws CallFailure for an encoding that there is not */
export function bytesToText(bytes: Uint8Array, encoding: string): string {
  const name = checked(encoding);
  if (name === 'utf8') return new TextDecoder().decode(bytes);
  if (name === 'ucs2') return new TextDecoder('utf-16le').decode(bytes);
  if (name === 'hex') return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return name === 'base64' ? btoa(text) : text;
}

/** Text, or what a program holds as bytes, as bytes. @throws CallFailure for another type or an encoding that there is not */
export function toBytes(data: unknown, encoding = 'utf8'): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (typeof data !== 'string') {
    throw new CallFailure('parameter error: parameter.data should be String or ArrayBuffer;', {
      errno: 1001,
    });
  }
  const name = checked(encoding);
  if (name === 'utf8') return new TextEncoder().encode(data);
  if (name === 'hex') {
    return Uint8Array.from(data.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }
  if (name === 'ucs2') {
    const bytes = new Uint8Array(data.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < data.length; at += 1) view.setUint16(at * 2, data.charCodeAt(at), true);
    return bytes;
  }
  const text = name === 'base64' ? atob(data.replace(/\s/g, '')) : data;
  return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
}
