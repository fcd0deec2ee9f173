import { faultCodes, faultReasons } from '../../core/contract/envelope';
import type { Delivered } from '../support/wire';

/** Text that nobody outside may see: stacks, code, libraries, the store's words. */
const internals =
  /\bat .+\(|\.[cm]?js\b|node_modules|\bzod\b|lmdb|DATABASE_|TypeError|RangeError|SyntaxError|undefined|Cannot |stack/i;

/**
 * What is wrong with the answer to a malformed call, if anything. `mustRefuse`: the schema does not take the input; then only
 * INVALID, or LIMIT for something too large, is right. Otherwise any success or definite refusal is.
 */
export function complaint(delivered: Delivered, mustRefuse: boolean): string | undefined {
  if (delivered.errCode !== undefined) return `the function died: ${delivered.errMsg}`;
  const answer = delivered.result as Record<string, unknown>;
  if (typeof answer !== 'object' || answer === null) return `no answer: ${JSON.stringify(answer)}`;
  if (answer.ok === true) return mustRefuse ? 'it was accepted' : undefined;
  const { ok, code, reason, field, traceId, ...more } = answer;
  const text = JSON.stringify(answer);
  if (ok !== false || Object.keys(more).length) return `an answer of another shape: ${text}`;
  if (!(faultCodes as readonly unknown[]).includes(code)) return `a code that is none: ${text}`;
  if (reason !== undefined && !(faultReasons as readonly unknown[]).includes(reason))
    return `a reason that is none: ${text}`;
  if (field !== undefined && !(typeof field === 'string' && field.length <= 120))
    return `a long field: ${text}`;
  if (typeof traceId !== 'string' || traceId.length > 64) return `a trace id that is none: ${text}`;
  if (internals.test(JSON.stringify([code, reason, field]).replace('constructor', '')))
    return `internals leave: ${text}`;
  if (mustRefuse && code !== 'INVALID' && code !== 'LIMIT') return `refused, but as ${code}: ${text}`;
  if (code === 'INTERNAL' || code === 'UNAVAILABLE') return `the product failed: ${text}`;
  return undefined;
}
