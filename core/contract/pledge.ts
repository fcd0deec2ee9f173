import * as z from 'zod/mini';
import { type Instant, requestId, writing } from './envelope';
import { type Signature, signature } from './signature';

/** Longest public pledge, in UTF-16 code units: it is short, and no letter (DOMAIN.md §3). */
export const pledgeLimits = { text: 120 } as const;

export const pledgeInputs = {
  /** The wall of my unit, newest first, a page at a time, and what I signed myself. */
  wall: z.strictObject({ before: z.optional(z.int().check(z.gte(0), z.lte(9_000_000_000_000))) }),
  /** Signs my pledge for the unit, in place of the one before. It is checked first: everybody in the unit reads it. */
  sign: z.strictObject({ requestId, text: writing(1, pledgeLimits.text, 'many lines'), signature }),
  /** Takes it off the wall; nothing of it is kept. */
  withdraw: z.strictObject({ requestId }),
};

export type Pledge = {
  name: string;
  /** `2026-07-01`: when it was signed, and since when it stands without a break, renewed or not. */
  day: string;
  since: string;
  text: string;
  signature: Signature;
};

export type PledgeOutputs = {
  wall: {
    unitName: string;
    /** Mine; `elsewhere` while it was signed for a unit in which I no longer work: nobody sees it then. */
    mine: (Pledge & { elsewhere: boolean }) | null;
    /** Of the others, as far as this page goes. */
    pledges: Pledge[];
    /** What to ask for next; null at the end. */
    next: Instant | null;
  };
  sign: { signedAt: Instant; renewed: boolean };
  withdraw: { withdrawn: true };
};
