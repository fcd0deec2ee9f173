import * as z from 'zod/mini';

/**
 * What every call carries and every answer says. One function per domain; the event is `{ action, input }`
 * (WeChat adds `userInfo` beside them, which the kernel drops before parsing).
 */

/** The closed list of faults. A new one is a decision record, not a string. */
export const faultCodes = [
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'LIMIT',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Machine-readable reasons beside a code; the sentences for them are in `miniprogram/text/`. */
export const faultReasons = [
  'shape', // the input does not fit its schema; `field` names the place
  'unknown-action',
  'not-bound', // this WeChat account is not bound to a person
  'invitation-unknown',
  'invitation-used',
  'invitation-expired',
  'invitation-revoked',
  'already-bound',
  'bound-already', // whom an invitation would be for has joined
  'bound-elsewhere', // the person of this number is bound to another account
  'not-joined', // nobody is bound to them
  'phone-unreadable', // WeChat's enclosure of the number is over, or none
  'phone-unknown',
  'phone-of-several',
  'too-many-attempts',
  'consent-missing',
  'not-open-yet', // the node has not come
  'already-sealed',
  'reread-first', // the earlier chapters are re-read before the next is sealed
  'sealed', // the text is out of reach until its node
  'recall-window-over',
  'no-book', // a time-book is a cadre's; officers who are none have their duties here
  'no-mentor', // nobody accompanies the caller now
  'mentor-full', // accompanies as many as the unit allows
  'mentor-unfit', // nobody accompanies themself, nor does who has left the service
  'mentor-same', // accompanies this cadre already
  'content-risky', // a text that leaves its author, and WeChat's check refused it
  'check-unanswered', // that check gave no answer; try again
  'book-ended', // its owner has left the service: it is read and taken along, not continued
  'empty-letter',
  'pages-full', // as many photos of handwritten pages as a chapter takes
  'picture-missing', // nothing lies where it was to be uploaded
  'picture-too-large',
  'picture-unfit', // no picture by its first bytes
  'not-confirmed', // a dangerous act, and the word typed for it is another
  'role-scope', // this role is not granted for such a scope
  'role-conflict', // two roles that one person must not hold together
  'own-role', // nobody grants or ends their own role
  'person-left', // somebody who left the service
  'role-ended', // it has ended already
  'role-held', // it is held already
  'reason-missing', // a look at somebody's data for which a reason is asked
  'day-ahead', // the ledger holds what has happened
  'day-before-entry', // nothing of a service lies before it
  'event-known', // the ledger holds it already, or it waits
  'event-decided', // it was confirmed, refused or corrected meanwhile
  'own-event', // nobody enters or decides what the ledger says of themself
  'complaints-waiting', // as many of one person wait as may
  'complaint-answered', // somebody answered it meanwhile
  'own-complaint', // nobody answers what they handed in
  'file-unreadable', // no spreadsheet, or gone from storage
  'file-no-columns', // its headings are others
  'file-too-long',
  'import-over', // not in a state for this, or its time is over
  'place-closed', // a unit or section that is not there, or no more
  'wrong-state', // whom or what it is about is not in a state for this
  'document-missing', // what is a must names the document that orders it, and nobody named one
  'pledge-changed', // the family's pledge reads otherwise than what was signed
  'family-full', // as many belong to it, or were asked, as may
  'group-unreadable', // WeChat's enclosure of the group is over, or none, or the caller came from no group's card
  'group-unbound', // that group belongs to no unit yet
  'group-bound', // that group belongs to another unit
  'question-held', // another officer answers it
  'rota-moved', // somebody changed the rota meanwhile
  'rota-person', // no officer of that unit
  'activity-times', // it begins before it is published, ends before it begins, or registration ends after its beginning
  'activity-moved', // somebody changed it meanwhile
  'activity-over', // registration is over, or it has begun
  'activity-places', // more seats are taken than that
  'activity-seats', // as many as want to come do not fit any more
  'activity-answers', // a question that must be answered was not, or otherwise than it may be
  'activity-offer', // no place is kept any more
  'activity-code', // another code is shown at the place now
  'place-too-large', // more people work there than one call can count
  'request-reused', // one requestId with another input
  'busy', // try again with the same requestId
] as const;
export type FaultReason = (typeof faultReasons)[number];

export type Answer<T> =
  | { ok: true; value: T; now: number }
  | { ok: false; code: FaultCode; reason?: FaultReason; field?: string; traceId: string };

/** Made by the phone when an act begins and kept until a definite answer: one id makes at most one change. */
export const requestId = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));

/** A day that means something to a person, Beijing time, `2026-07-01`. */
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Ids of people, units, roles and the like. */
export const rowId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Node ids are natural keys: `<bookId>:onboarding`, `<bookId>:anniversary:2027`. */
export const nodeId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,64}:[a-z-]{1,20}(:[0-9]{4}(-[0-9]{2}-[0-9]{2})?)?$/));

/**
 * Control characters (a line break is none), lone surrogates and bidi overrides. They carry nothing that a person wrote, and
 * each of them has turned a stored text into another on some screen or in some log.
 */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** A text as a person writes one; `lines` says whether it may have several lines. */
export function writing(least: number, most: number, lines: 'one line' | 'many lines') {
  const fits = (text: string) => !unprintable.test(text) && (lines === 'many lines' || !text.includes('\n'));
  return z.string().check(z.minLength(least), z.maxLength(most), z.refine(fits));
}

/** 26 of Crockford's letters: 130 bits. */
export const invitationCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));

/** Why somebody looks, or decides: read by whom it is about. */
export const reason = writing(2, 60, 'one line');

/** Template ids are the platform's: letters, digits, `_` and `-`. */
export const templateId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Epoch milliseconds. */
export type Instant = number;
