import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { canonical, type Json } from '../../core/domain/chapter/canonical';

/** A key that the function's environment should hold and does not. Only its name is ever logged. */
export class MissingKey extends Error {
  constructor(name: string, wanted: string) {
    super(`${name} is not set, or not ${wanted}`);
    this.name = 'MissingKey';
  }
}

/** The key that wraps every data key: 32 bytes, base64, in `CONTENT_KEY`. The database never holds it. */
export function contentKey(): { id: string; key: Buffer } {
  const key = Buffer.from(process.env.CONTENT_KEY ?? '', 'base64');
  if (key.length !== 32) throw new MissingKey('CONTENT_KEY', '32 bytes in base64');
  const id = createHash('sha256').update('content-key-id').update(key).digest('hex').slice(0, 8);
  return { id, key };
}

function secret(name: 'LOOKUP_KEY' | 'ANCHOR_KEY'): string {
  const value = process.env[name] ?? '';
  if (value.length < 32) throw new MissingKey(name, 'at least 32 characters');
  return value;
}

/** Keyed hash by which something is looked up without being stored: invitation codes, pseudonyms, input digests. Hex. */
export function lookup(purpose: string, text: string): string {
  return createHmac('sha256', secret('LOOKUP_KEY')).update(`${purpose}\n${text}`).digest('hex');
}

/** Row id of an invitation: HMAC-SHA256(LOOKUP_KEY, code), hex; whoever issues codes makes the same one. */
export function invitationId(code: string): string {
  return createHmac('sha256', secret('LOOKUP_KEY')).update(code).digest('hex');
}

/** Seal over facts that the store must not be able to make up. Hex. */
export function sealOf(purpose: string, facts: Json): string {
  return createHmac('sha256', secret('ANCHOR_KEY'))
    .update(`${purpose}\n${canonical(facts)}`)
    .digest('hex');
}

/** Compares seals without telling by time where they differ. */
export function sameSeal(a: string | null | undefined, b: string): boolean {
  if (typeof a !== 'string' || a.length !== b.length) return false;
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
