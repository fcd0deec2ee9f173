import * as z from 'zod/mini';
import { type Instant, requestId, rowId, writing } from './envelope';

/** 投诉建议: what somebody has to say about the programme or about what is held of them, and the answer by a day. */
export const complaintKinds = ['suggestion', 'complaint', 'correction', 'objection'] as const;

/** Of function `account`: one's own. */
export const complaintInputs = {
  /** Hands one in; it gets a number, and a day by which it is answered. */
  complain: z.strictObject({
    requestId,
    kind: z.enum(complaintKinds),
    text: writing(4, 800, 'many lines'),
  }),
  /** Everything that I handed in, with its answers. */
  complaints: z.strictObject({}),
};

/** Of function `roster`: for whoever answers. */
export const complaintDeskInputs = {
  /** What was handed in in the caller's district, what waits first. */
  complaints: z.strictObject({}),
  answerComplaint: z.strictObject({ requestId, complaintId: rowId, text: writing(4, 800, 'many lines') }),
};

export type ComplaintKind = (typeof complaintKinds)[number];
export type ComplaintView = {
  id: string;
  /** By which it is spoken of: `20260701-4F7K2A`. */
  number: string;
  kind: ComplaintKind;
  text: string;
  at: Instant;
  /** Beijing day by which it is answered. */
  dueDay: string;
  answer: string | null;
  answeredAt: Instant | null;
};

export type ComplaintOutputs = {
  complain: { id: string; number: string; dueDay: string };
  complaints: { complaints: ComplaintView[] };
};
export type ComplaintDeskOutputs = {
  complaints: { complaints: (ComplaintView & { personName: string; place: string })[] };
  answerComplaint: { complaintId: string; answeredAt: Instant };
};
