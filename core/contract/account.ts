import * as z from 'zod/mini';
import { type ComplaintOutputs, complaintInputs } from './complaint';
import { invitationCode, requestId, writing } from './envelope';
import type { Relation } from './relation';
import type { DutyView } from './roster';

/** Purposes that a person consents to one by one (PIPL arts. 14, 15); `timebook` is what the program is for, `family` for a cadre's relatives. */
export const consentPurpose = z.enum(['timebook', 'family', 'reminders']);
export type ConsentPurpose = z.infer<typeof consentPurpose>;

export const accountInputs = {
  ...complaintInputs,
  /** Who am I to the program? Also what the phone must know before a tap (template ids: cloud calls lose the tap). */
  session: z.strictObject({}),
  /** Whom is this invitation for? Shows a name before consent is asked. */
  invitation: z.strictObject({ code: invitationCode }),
  /** An invitation for whoever holds the phone whose number stands on the roster: WeChat's enclosure of it, never the number. */
  byPhone: z.strictObject({ cloudId: z.string().check(z.regex(/^[A-Za-z0-9_+/=-]{8,200}$/)) }),
  /** Everything that is held about me, for reading and for taking along; a sealed chapter by its receipt only. */
  held: z.strictObject({}),
  /** Gives or withdraws consent to one purpose. What the program is for (`timebook`) is withdrawn by leaving it, not here. */
  consent: z.strictObject({
    requestId,
    purpose: z.enum(['reminders']),
    answer: z.enum(['give', 'withdraw']),
    version: writing(1, 20, 'one line'),
  }),
  /** Has everything erased that need not stay; one's own name is typed. */
  erase: z.strictObject({ requestId, confirm: writing(1, 40, 'one line') }),
  /** Binds this WeChat account to the invited person, with consent by purpose. */
  bind: z.strictObject({
    requestId,
    code: invitationCode,
    consent: z.strictObject({
      version: writing(1, 20, 'one line'),
      purposes: z.array(consentPurpose).check(z.minLength(1), z.maxLength(2)),
    }),
  }),
};

export type Person = {
  id: string;
  name: string;
  givenName: string;
  unitName: string;
  sectionName: string | null;
  position: string;
  entryDay: string;
  /** A young cadre by the district's rule: has a book. */
  cadre: boolean;
  /** Somebody of a cadre's family: has no place in a unit. */
  relative: boolean;
};
export type Session =
  | { bound: false; consentVersion: string }
  | {
      bound: true;
      person: Person;
      consentVersion: string;
      consents: ConsentPurpose[];
      /** Template of the message that says a node has come. */
      templates: { nodeReminder: string };
      /** Permissions for that template that are still unspent, by our own ledger. */
      remaining: number;
      /** Duties that are in force: what 工作台 opens to. */
      duties: DutyView[];
      /** Somebody is accompanied by me as their mentor. */
      accompanies: boolean;
    };

/** What is held of one kind, as it stands in the store, without what is sealed and without keys and digests that say nothing of a person. */
export type HeldPart = {
  kind:
    | 'person'
    | 'account'
    | 'consents'
    | 'nodes'
    | 'chapters'
    | 'reminders'
    | 'permissions'
    | 'complaints'
    | 'deeds';
  rows: Record<string, string | number | boolean | null>[];
};

export type AccountOutputs = ComplaintOutputs & {
  held: { asOf: number; parts: HeldPart[] };
  consent: { consents: ConsentPurpose[] };
  /** The letters are destroyed at once; the rest follows until `doneBy`. */
  erase: { at: number; doneBy: number };
  session: Session;
  invitation: {
    name: string;
    /** Empty for a family's invitation. */
    unitName: string;
    expiresAt: number;
    /** Which cadre asks, and what the invited is to them; null for HR's. */
    family: { by: string; relation: Relation } | null;
  };
  bind: Session;
  byPhone: { code: string };
};
