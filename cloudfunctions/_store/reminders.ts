import type { Facts } from '../../core/domain/reminder/declaration';
import { collection } from './collection';
import { is } from './database';

/**
 * `pending → claimed → attempting → sent | failed | unknown`, or without a message `inbox`, or `dropped` before it was seen.
 * `unknown` is a message that may have gone out: it is never sent again.
 */
export type ReminderStatus =
  | 'pending'
  | 'claimed'
  | 'attempting'
  | 'sent'
  | 'unknown'
  | 'failed'
  | 'inbox'
  | 'dropped';

/** Entry of the inbox from `dueAt` on, and outbox row until `status` says otherwise. `_id` is `<matter>:<step>:<personId>`. */
export type ReminderRow = {
  _id: string;
  /** `<kind>:<subject>:<occurrence>`; what is done is done for all its rows. */
  matter: string;
  kind: string;
  subject: string;
  step: string;
  role: string;
  personId: string;
  facts: Facts;
  dueAt: number;
  /** When a message may be tried: `dueAt`, or later after quiet hours and back-off. */
  sendAt: number;
  supersededAt: number | null;
  staleAt: number | null;
  status: ReminderStatus;
  /** When the matter was done, whoever did it. */
  doneAt: number | null;
  /** Real time, not the virtual clock's: a lease is about machines. */
  leaseUntil: number;
  leaseBy: string;
  tries: number;
  /** Why there was no message, or what the platform said. */
  note: string;
  settledAt: number | null;
};
const base = collection<ReminderRow>('reminders');
export const reminders = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** All rows of some matters. Index `matter`. */
  ofMatters: (matters: readonly string[]) => base.find({ matter: is.in(matters) }),
  /** What a person's inbox shows, newest first. Index `personId, dueAt`. */
  cameDue: (personId: string, now: number, most: number) =>
    base.find({ personId, dueAt: is.upTo(now) }, (query) => query.orderBy('dueAt', 'desc').limit(most)),
  /** Rows whose time to send has come; those of one person at one time lie together. Index `status, sendAt, personId`. */
  waiting: (now: number, most: number) =>
    base.find({ status: 'pending', sendAt: is.upTo(now) }, (query) =>
      query.orderBy('sendAt', 'asc').orderBy('personId', 'asc').limit(most),
    ),
  /** Rows whose holder died. Index `status, leaseUntil`. */
  abandoned: (status: 'claimed' | 'attempting', realNow: number) =>
    base.find({ status, leaseUntil: is.before(realNow) }, (query) => query.field({ _id: true })),
  /** Gives up dead holders' rows; those that somebody took again meanwhile stay theirs. */
  giveUp: (ids: readonly string[], from: 'claimed' | 'attempting', realNow: number, fields: object) =>
    base.patchWhere({ _id: is.in(ids), status: from, leaseUntil: is.before(realNow) }, fields),
  /** Takes rows for one holder; answers how many were still free. */
  claim: (ids: readonly string[], leaseBy: string, leaseUntil: number) =>
    base.patchWhere({ _id: is.in(ids), status: 'pending' }, { status: 'claimed', leaseBy, leaseUntil }),
  /** Which of them a holder really has. */
  heldBy: (ids: readonly string[], leaseBy: string, status: ReminderStatus) =>
    base.find({ _id: is.in(ids), leaseBy, status }),
  /** Rows of these people that another holder has. Index `personId, status`. */
  heldByOthers: async (personIds: readonly string[], leaseBy: string) => {
    const held = { personId: is.in(personIds), status: is.in(['claimed', 'attempting']) };
    const rows = await base.find(held, (query) => query.field({ _id: true, personId: true, leaseBy: true }));
    return rows.filter((row) => row.leaseBy !== leaseBy);
  },
  /** How many wait for some time. Index `status, sendAt`. */
  waitingBetween: (from: number, until: number) =>
    base.count(is.all([{ status: 'pending' }, { sendAt: is.from(from) }, { sendAt: is.before(until) }])),
  /** Messages that failed for a reason of their own: all but those that only had no permission. Index `status, note, settledAt`. */
  dead: (most: number) =>
    base.find(
      is.any([
        { status: 'failed', note: is.before('43101') },
        { status: 'failed', note: is.above('43101') },
      ]),
      (query) => query.orderBy('settledAt', 'desc').limit(most),
    ),
  /** Some that failed for one reason. Index `status, note, settledAt`. */
  failedFor: (kind: string, note: string, most: number) =>
    base.find({ status: 'failed', note, kind }, (query) => query.orderBy('settledAt', 'asc').limit(most)),
  /** What came due for some people since a time and went out to them in no message. Index `personId, dueAt`. */
  withoutMessage: (personIds: readonly string[], since: number, now: number) =>
    base.find(
      is.all([
        { personId: is.in(personIds), doneAt: null, status: is.in(['failed', 'unknown', 'inbox']) },
        { dueAt: is.from(since) },
        { dueAt: is.upTo(now) },
      ]),
    ),
  /** What one person was, or is being, sent. Index `personId, status`. */
  sentTo: (personId: string) => base.find({ personId, status: is.in(['attempting', 'sent']) }),
  /** Marks rows that are about to be sent, if their holder's lease still runs and nobody did what they are about; answers how many. */
  mark: (ids: readonly string[], leaseBy: string, realNow: number, leaseUntil: number) =>
    base.patchWhere(
      { _id: is.in(ids), leaseBy, status: 'claimed', doneAt: null, leaseUntil: is.above(realNow) },
      { status: 'attempting', leaseUntil },
    ),
  /** Settles or releases rows of one holder that stand in one of `from`. */
  settle: (ids: readonly string[], leaseBy: string, from: readonly ReminderStatus[], fields: object) =>
    base.patchWhere({ _id: is.in(ids), leaseBy, status: is.in(from) }, fields),
};
