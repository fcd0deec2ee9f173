import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { testSecrets } from './secrets';
import type { Document } from './wire';

/**
 * The hash chains, written a second time from their description and not from the product's code: a mistake on one side shows.
 * A link's text is the JSON of its fields in alphabetical order, without spaces; its hash is SHA-256 of it, lower-case hex.
 */
export const zeros = '0'.repeat(64);

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function textOf(document: Document, fields: readonly string[]): string {
  return `{${fields.map((name) => `"${name}":${JSON.stringify(document[name])}`).join(',')}}`;
}

const chapterFields = [
  'bookId',
  'ciphertextDigest',
  'index',
  'kind',
  'nodeId',
  'number',
  'opensAt',
  'opensNodeId',
  'prevHash',
  'saltedDigest',
  'sealedAt',
];

/** Hash of a chapter record. */
export function chapterHash(record: Document): string {
  const fields = record.pagesDigest === undefined ? chapterFields : [...chapterFields, 'pagesDigest'].sort();
  return sha256Hex(`${textOf(record, fields).slice(0, -1)},"v":1}`);
}

/** Hash of an audit entry. */
export function auditHash(entry: Document): string {
  const look = entry.as === undefined ? [] : ['as', 'why'];
  const fields = ['actor', 'at', 'prevHash', 'route', 'seq', 'subject', 'what', ...look].sort();
  return sha256Hex(textOf(entry, fields));
}

export type Box = { keyId: string; wrappedKey: string; iv: string; tag: string; ciphertext: string };

/** Digest of what the chain covers of a box. */
export function ciphertextDigest(box: Box): string {
  return sha256Hex([box.iv, box.ciphertext, box.tag].join('\n'));
}

function openGcm(key: Buffer, iv: Buffer, tag: Buffer, bytes: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound)).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}

/** The text in a box, by somebody who has the content key. */
export function unlock(box: Box, bound: string): string {
  const wrapped = Buffer.from(box.wrappedKey, 'base64');
  const key = openGcm(
    Buffer.from(testSecrets.CONTENT_KEY, 'base64'),
    wrapped.subarray(0, 12),
    wrapped.subarray(12, 28),
    wrapped.subarray(28),
    `key ${bound}`,
  );
  const part = (text: string) => Buffer.from(text, 'base64');
  return openGcm(key, part(box.iv), part(box.tag), part(box.ciphertext), bound).toString('utf8');
}

/** Pseudonym of a person as the subject of audited changes. */
export function subjectPseudonym(personId: string): string {
  return createHmac('sha256', testSecrets.LOOKUP_KEY)
    .update(`subject\n${personId}`)
    .digest('hex')
    .slice(0, 32);
}

/** Seal over facts under the key that the store does not hold; the fields are given in alphabetical order. */
export function keyedSeal(purpose: string, facts: Record<string, string | number>): string {
  const text = `${purpose}\n${JSON.stringify(facts)}`;
  return createHmac('sha256', testSecrets.ANCHOR_KEY).update(text).digest('hex');
}
