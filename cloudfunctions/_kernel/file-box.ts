import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import type { WrappedKey } from '../_store/chapters';
import { unwrap } from './box';

const ivBytes = 12;
const tagBytes = 16;

/**
 * A file under the key of its row: `iv ‖ tag ‖ ciphertext`, AES-256-GCM. The iv is made of the bytes themselves (HMAC under the same
 * key), so that whoever does it twice writes the same file, and another picture gets another iv.
 */
export function encryptFile(bytes: Buffer, key: WrappedKey, bound: string): Buffer {
  const dataKey = unwrap(key, bound);
  const iv = createHmac('sha256', dataKey).update('iv\n').update(bytes).digest().subarray(0, ivBytes);
  const cipher = createCipheriv('aes-256-gcm', dataKey, iv).setAAD(Buffer.from(bound));
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
}

/** The bytes of an encrypted file; throws when file, place or key is another. */
export function decryptFile(file: Buffer, key: WrappedKey, bound: string): Buffer {
  const iv = file.subarray(0, ivBytes);
  const decipher = createDecipheriv('aes-256-gcm', unwrap(key, bound), iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(bound))
    .setAuthTag(file.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(file.subarray(ivBytes + tagBytes)), decipher.final()]);
}

/** Digest of an encrypted file, hex. */
export function fileDigest(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex');
}
