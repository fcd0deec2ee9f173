import type * as z from 'zod/mini';
import { Fault } from './fault';

/** Largest event that is looked at, in UTF-16 code units of its JSON: three times the longest letter with its signature. */
const mostInput = 256 * 1024;

/** Fields that the platform adds beside ours. */
const injected = new Set(['userInfo', 'tcbContext']);

/**
 * Parses `{ action, input }` strictly against a closed map of schemas.
 * @throws Fault INVALID with the place that does not fit, or LIMIT when the event is too large
 */
export function parseCall(
  schemas: Record<string, z.ZodMiniType>,
  event: unknown,
): { action: string; input: unknown } {
  if (typeof event !== 'object' || event === null) throw new Fault('INVALID', 'shape');
  const size = sizeOf(event);
  if (size > mostInput) throw new Fault('LIMIT', 'shape');
  const extra = Object.keys(event).find((k) => k !== 'action' && k !== 'input' && !injected.has(k));
  if (extra !== undefined) throw new Fault('INVALID', 'shape', named(extra));
  const { action, input } = event as { action?: unknown; input?: unknown };
  if (typeof action !== 'string' || !Object.hasOwn(schemas, action))
    throw new Fault('INVALID', 'unknown-action', 'action');
  const schema = schemas[action] as z.ZodMiniType;
  const parsed = schema.safeParse(input);
  if (parsed.success) return { action, input: parsed.data };
  const issue = parsed.error.issues[0];
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const place = [...(issue?.path ?? []), ...keys].map(named).join('.');
  throw new Fault('INVALID', 'shape', place || 'input');
}

/** A field name fit for an answer: short and printable, whatever the caller called it. */
function named(key: PropertyKey): string {
  return String(key)
    .replace(/[^\w-]/g, '?')
    .slice(0, 40);
}

function sizeOf(event: object): number {
  try {
    return JSON.stringify(event).length;
  } catch {
    throw new Fault('INVALID', 'shape'); // nested too deep, or not data at all
  }
}
