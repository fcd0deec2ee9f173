import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Box, WrappedKey } from '../_store/chapters';
import { contentKey, hasPrevious } from './keys';

/**
 * AES-256-GCM under a random key of its own; that key is wrapped by the content key. `bound` (book and number, or the draft's
 * node and revision) is authenticated with both, so that a box cannot be moved to another place.
 */
export function encrypt(plain: string, bound: string): Box {
  const master = contentKey();
  const dataKey = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', dataKey, iv).setAAD(Buffer.from(bound));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return {
    keyId: master.id,
    wrappedKey: wrap(dataKey, master.key, bound),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    ciphertext: ciphertext.toString('base64'),
  };
}

/** The text in a box; throws when box, place or key is another. */
export function decrypt(box: Box, bound: string): string {
  const decipher = createDecipheriv('aes-256-gcm', unwrap(box, bound), Buffer.from(box.iv, 'base64'), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(bound))
    .setAuthTag(Buffer.from(box.tag, 'base64'));
  const plain = Buffer.concat([decipher.update(Buffer.from(box.ciphertext, 'base64')), decipher.final()]);
  return plain.toString('utf8');
}

/** A fresh data key, wrapped, for a file that is encrypted apart from its row (`file-box.ts`). */
export function newKey(bound: string): WrappedKey {
  const master = contentKey();
  return { keyId: master.id, wrappedKey: wrap(randomBytes(32), master.key, bound) };
}

/** Whether a box's key opens at this place; reads nothing of the text. */
export function keyHolds(box: WrappedKey, bound: string): boolean {
  try {
    return unwrap(box, bound).length === 32;
  } catch {
    return false;
  }
}

/** The same box with its data key under the current content key, or null when it is already. Reads nothing of the text. */
export function rewrapped<B extends WrappedKey>(box: B, bound: string): B | null {
  const master = contentKey();
  if (box.keyId === master.id) return null;
  return { ...box, keyId: master.id, wrappedKey: wrap(unwrap(box, bound), master.key, bound) };
}

/** Digest of what the chain covers of a box: everything but the wrapping, which changes when keys rotate. */
export function boxDigest(box: Box): string {
  return createHash('sha256').update(`${box.iv}\n${box.ciphertext}\n${box.tag}`).digest('hex');
}

function wrap(dataKey: Buffer, master: Buffer, bound: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', master, iv).setAAD(Buffer.from(`key ${bound}`));
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), wrapped]).toString('base64');
}

/** The data key of a box; throws when place or content key is another. */
export function unwrap(box: WrappedKey, bound: string): Buffer {
  const master = masterOf(box);
  const bytes = Buffer.from(box.wrappedKey, 'base64');
  if (bytes.toString('base64') !== box.wrappedKey) throw new Error('wrapped key is not canonical base64');
  const decipher = createDecipheriv('aes-256-gcm', master.key, bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(`key ${bound}`))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

/** The content key that a box names: the current one, or the one on its way out. */
function masterOf(box: WrappedKey): { id: string; key: Buffer } {
  const current = contentKey();
  if (box.keyId === current.id) return current;
  const previous = hasPrevious('CONTENT_KEY') ? contentKey('previous') : null;
  if (previous?.id !== box.keyId) throw new Error('box was wrapped under another content key');
  return previous;
}
