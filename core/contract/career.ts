import * as z from 'zod/mini';
import { proposable } from '../domain/career/rules';
import { type LifeEventKind, type LifeEventStatus, lifeEventKinds } from '../domain/person/life-event';
import { day, reason, requestId, rowId, writing } from './envelope';

/** Part of the function `roster`: the ledger of life in service. */

/** Where an event leads. */
const place = z.strictObject({
  unitId: rowId,
  sectionId: z.nullable(rowId),
  position: writing(1, 40, 'one line'),
});
const note = writing(0, 100, 'one line');

export const careerInputs = {
  /** My own ledger, and where I worked. */
  career: z.strictObject({}),
  /** Proposes something about myself; HR confirms or refuses it. */
  proposeEvent: z.strictObject({
    requestId,
    kind: z.enum(proposable as [LifeEventKind, ...LifeEventKind[]]),
    day,
    note,
  }),
  /** What was proposed in my unit and waits. */
  waitingEvents: z.strictObject({}),
  /** Enters what happened, confirmed at once. `confirm`: the person's name, typed for a leaving, which ends duties. */
  enterEvent: z.strictObject({
    requestId,
    personId: rowId,
    kind: z.enum(lifeEventKinds),
    day,
    to: z.optional(place),
    note: z.optional(note),
    confirm: z.optional(writing(1, 40, 'one line')),
  }),
  /** Confirms what was proposed, with the day and the place as they really are, or refuses it with a reason. */
  decideEvent: z.strictObject({
    requestId,
    eventId: rowId,
    decision: z.enum(['confirm', 'refuse']),
    day: z.optional(day),
    to: z.optional(place),
    reason: z.optional(reason),
  }),
  /** Puts a wrong entry right: another stands for it, or none. The wrong one stays in the history, with the reason. */
  correctEvent: z.strictObject({
    requestId,
    eventId: rowId,
    reason,
    instead: z.nullable(z.strictObject({ day, to: z.optional(place) })),
  }),
  /** Every open unit and section of the district, for saying where an event leads. */
  places: z.strictObject({}),
};

export type EventPlaceView = { unitName: string; sectionName: string | null; position: string };

/** An entry of the ledger, as the person, HR and the organisation department read it. */
export type LifeEventView = {
  id: string;
  kind: LifeEventKind;
  day: string;
  status: LifeEventStatus;
  /** Why it was refused or corrected. */
  reason: string;
  note: string;
  to: EventPlaceView | null;
  /** Whether the person proposed it. */
  proposed: boolean;
};

export type PostingView = {
  unitName: string;
  sectionName: string | null;
  position: string;
  fromDay: string;
  untilDay: string | null;
};

/** Something that waits for HR. */
export type WaitingEvent = LifeEventView & {
  personId: string;
  personName: string;
  place: string;
  at: number;
};

type Entered = { eventId: string; status: LifeEventStatus };
export type CareerOutputs = {
  career: { events: LifeEventView[]; postings: PostingView[]; entryDay: string };
  proposeEvent: Entered;
  waitingEvents: { events: WaitingEvent[] };
  enterEvent: Entered;
  decideEvent: Entered;
  /** The entry that stands now; null when none does. */
  correctEvent: { eventId: string | null };
  places: { places: { id: string; kind: 'unit' | 'section'; name: string; parentId: string }[] };
};
