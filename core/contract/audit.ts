import * as z from 'zod/mini';
import { day, reason, rowId } from './envelope';

/** Most entries that one page of the audit holds. */
export const auditPage = 50;

/** Books that are checked in one call: each leaves an entry with its owner. */
export const booksPerCall = 12;

const place = z.int().check(z.nonnegative());
/** Under which a book stands in the files of the nights. */
const bookMark = z.string().check(z.regex(/^[0-9a-f]{32}$/));

export const auditInputs = {
  /** 谁看过我的: what others did or looked at of mine, newest first. `before`: the number of the last entry of the page before. */
  mine: z.strictObject({ before: z.optional(place) }),
  /** What an auditor looks up: everything, or what was done about one person, or by one; in a period, of a kind. A reason is asked for a person's. */
  search: z.strictObject({
    personId: z.optional(rowId),
    byPersonId: z.optional(rowId),
    fromDay: z.optional(day),
    untilDay: z.optional(day),
    kind: z.optional(z.enum(['look', 'change'])),
    before: z.optional(place),
    why: z.optional(reason),
  }),
  /** Whether the chain about somebody holds, by itself and against what lies outside the database. */
  verify: z.strictObject({ personId: rowId }),
  /** Whether the time-books of a unit hold, against the nights too: a few in each call, in the order of their marks. */
  books: z.strictObject({ unitId: rowId, after: z.optional(bookMark), why: reason }),
  /** The security log: refusals, newest first. */
  security: z.strictObject({ before: z.optional(place) }),
};

/** One deed as it is told. Names are those of today; `null` for an account whose person was erased, or that was never bound. */
export type AuditEntry = {
  id: string;
  at: number;
  kind: 'look' | 'change';
  route: string;
  /** What was done, in the words of the record; never a text that a person wrote. */
  what: string;
  who: string | null;
  /** In which part they looked; null for a change. */
  as: string | null;
  why: string;
};
export type AuditOutputs = {
  mine: { entries: AuditEntry[]; next: number | null; keptDays: number };
  search: { entries: (AuditEntry & { about: string | null })[]; next: number | null };
  verify: {
    ok: boolean;
    entries: number;
    /** Number of the first entry that is kept; those before were removed by rule. */
    from: number;
    broken: { seq: number; what: string } | null;
    /** The night up to which a file outside the database vouches for it, or null. */
    night: string | null;
  };
  books: {
    unitName: string;
    /** How many books the unit has. */
    total: number;
    /** The newest file outside the database; `holds` is false when somebody changed it. Null while there is none. */
    night: { day: string; word: string; holds: boolean } | null;
    /** By number alone: who wrote a book is nobody's business here. `firstBad`: number of the first chapter that does not hold. */
    books: { number: string; records: number; ok: boolean; firstBad: number | null }[];
    /** `after` of the next call, or null at the end. */
    next: string | null;
  };
  security: {
    rows: {
      id: string;
      at: number;
      route: string;
      code: string;
      reason: string;
      account: string;
      who: string | null;
    }[];
    next: number | null;
  };
};
