// `wxacode.*`: pictures that lead into the mini program.
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { apiAnswer, type CallAnswer } from './call-answer';
import type { CloudApi } from './cloud-calls';

const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;
const MODULES = 25;
/** Characters of a path with its query. */
const LONGEST_PATH = 1024;

type KnowsPage = ((page: string) => boolean) | undefined;

/** @param knowsPage whether the program has this page; undefined when the project file does not say which it has */
export function codeApis(knowsPage: KnowsPage): Readonly<Record<string, CloudApi>> {
  return {
    'wxacode.getUnlimited': getUnlimited(knowsPage),
    // The two that are good for a path with its query; together a program gets a hundred thousand of them, which nobody counts here.
    'wxacode.get': codeOfPath(knowsPage),
    'wxacode.createQRCode': codeOfPath(knowsPage),
  };
}

function codeOfPath(knowsPage: KnowsPage): CloudApi {
  return async ({ path, width = 430 }): Promise<CallAnswer> => {
    if (typeof path !== 'string' || path === '' || path.length > LONGEST_PATH)
      return apiAnswer(40159, 'invalid length for path, or the data is not json string');
    const [page = ''] = path.split('?');
    if (page.startsWith('/') || (knowsPage && !knowsPage(page))) return apiAnswer(41030, 'invalid page');
    return codePicture(width, { path });
  };
}

function getUnlimited(knowsPage: KnowsPage): CloudApi {
  return async ({ scene, page, width = 430, check_path: checkPath = true }): Promise<CallAnswer> => {
    if (typeof scene !== 'string' || !SCENE.test(scene)) return apiAnswer(40129, 'invalid scene');
    if (page !== undefined && (typeof page !== 'string' || page.startsWith('/') || page.includes('?')))
      return apiAnswer(41030, 'invalid page');
    if (typeof page === 'string' && checkPath !== false && knowsPage && !knowsPage(page))
      return apiAnswer(41030, 'invalid page');
    return codePicture(width, { scene, page: page ?? '' });
  };
}

function codePicture(width: unknown, facts: Readonly<Record<string, unknown>>): CallAnswer {
  if (typeof width !== 'number' || width < 280 || width > 1280)
    return apiAnswer(40097, 'invalid args: width');
  const bytes = picture(Math.floor(width / (MODULES + 2)), facts);
  return { kind: 'bytes', bytes, contentType: 'image/png' };
}

/** A picture that looks like a code and is the same for the same scene; what it stands for is in its text chunks, for whoever scans it. */
function picture(scale: number, facts: Readonly<Record<string, unknown>>): Buffer {
  const bits = createHash('sha512').update(JSON.stringify(facts)).digest();
  const side = (MODULES + 2) * scale;
  const rows = Buffer.alloc(side * (side + 1), 0xff);
  for (let y = 0; y < side; y++) {
    rows[y * (side + 1)] = 0;
    for (let x = 0; x < side; x++) {
      const [row, column] = [Math.floor(y / scale) - 1, Math.floor(x / scale) - 1];
      if (isDark(bits, row, column)) rows[y * (side + 1) + 1 + x] = 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // Eight bits of grey.
  head[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...Object.entries(facts).map(([key, value]) =>
      chunk('tEXt', Buffer.from(`${key}\0${String(value)}`, 'latin1')),
    ),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function isDark(bits: Buffer, row: number, column: number): boolean {
  if (row < 0 || column < 0 || row >= MODULES || column >= MODULES) return false;
  const corner = (at: number) => (at < 7 ? at : at >= MODULES - 7 ? MODULES - 1 - at : -1);
  const [down, right] = [corner(row), corner(column)];
  // Three eyes, as every code has.
  if (down >= 0 && right >= 0 && !(row >= 7 && column >= 7)) {
    const ring = Math.min(
      row % (MODULES - 7),
      6 - (row % (MODULES - 7)),
      column % (MODULES - 7),
      6 - (column % (MODULES - 7)),
    );
    return ring !== 1;
  }
  const bit = (row * MODULES + column) % (bits.length * 8);
  return (((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
}
