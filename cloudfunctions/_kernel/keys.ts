import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { canonical, type Json } from '../../core/domain/chapter/canonical';

/** A key that the function's environment should hold and does not. Only its name is ever logged. */
export class MissingKey extends Error {
  constructor(name: string, wanted: string) {
    super(`${name} is not set, or not ${wanted}`);
    this.name = 'MissingKey';
  }
}

/**
 * Two keys can be changed while people go on writing (`clock/actions/rotate.ts`): what is made is made under the current one, what is
 * found holds under either until the walk over the store has turned everything. `…_PREVIOUS` is set for that time alone.
 */
export type KeyAge = 'current' | 'previous';
const suffix: Record<KeyAge, string> = { current: '', previous: '_PREVIOUS' };

/** The key that wraps every data key: 32 bytes, base64, in `CONTENT_KEY`. The database never holds it. */
export function contentKey(age: KeyAge = 'current'): { id: string; key: Buffer } {
  const name = `CONTENT_KEY${suffix[age]}`;
  const key = Buffer.from(process.env[name] ?? '', 'base64');
  if (key.length !== 32) throw new MissingKey(name, '32 bytes in base64');
  return { id: idOf('content-key-id', key), key };
}

/** Whether a key that is on its way out is still in the environment. */
export function hasPrevious(name: 'CONTENT_KEY' | 'ANCHOR_KEY'): boolean {
  return (process.env[`${name}${suffix.previous}`] ?? '') !== '';
}

/** Names the keys that are being turned to, without telling anything of them. */
export function keyPairId(): string {
  return `${contentKey().id}-${idOf('anchor-key-id', Buffer.from(anchorKey('current')))}`;
}

function idOf(purpose: string, key: Buffer): string {
  return createHash('sha256').update(purpose).update(key).digest('hex').slice(0, 8);
}

function anchorKey(age: KeyAge): string {
  return secret(`ANCHOR_KEY${suffix[age]}`);
}

function secret(name: string): string {
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
export function sealOf(purpose: string, facts: Json, age: KeyAge = 'current'): string {
  return createHmac('sha256', anchorKey(age))
    .update(`${purpose}\n${canonical(facts)}`)
    .digest('hex');
}

/** Under which key a seal holds over facts, or null when under none. */
export function sealedUnder(seal: string | null | undefined, purpose: string, facts: Json): KeyAge | null {
  if (sameSeal(seal, sealOf(purpose, facts))) return 'current';
  if (!hasPrevious('ANCHOR_KEY')) return null;
  return sameSeal(seal, sealOf(purpose, facts, 'previous')) ? 'previous' : null;
}

/** Compares seals without telling by time where they differ. */
function sameSeal(a: string | null | undefined, b: string): boolean {
  if (typeof a !== 'string' || a.length !== b.length) return false;
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
