import type { Session } from '../../core/contract/account';
import { call } from './cloud';

let known: Session | undefined;
let asking: Promise<Session> | undefined;

/** Who I am to the program, asked once and remembered; `fresh` asks again. Throws `Fault`. */
export function session(fresh = false): Promise<Session> {
  if (known !== undefined && !fresh) return Promise.resolve(known);
  asking ??= call('account.session', {})
    .then(remember)
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

/** Keeps a session that another answer brought (binding). */
export function remember(next: Session): Session {
  known = next;
  return next;
}

/**
 * Template of the node reminder, at once and without a call: asking the cloud inside a tap would lose the tap. None for whoever
 * did not consent to reminders: a permission that will never be used is not asked for.
 */
export function reminderTemplate(): string | undefined {
  return known?.bound === true && known.consents.includes('reminders')
    ? known.templates.nodeReminder
    : undefined;
}

/** Permissions left, as far as known. */
export function rememberRemaining(remaining: number): void {
  if (known?.bound === true) known = { ...known, remaining };
}
