import * as z from 'zod/mini';
import { type Instant, requestId, rowId, writing } from './envelope';

/** `book`: the time-book, set and printable; `data`: everything held about me, to read; `json`: the same for machines. */
export const documentKind = z.enum(['book', 'data', 'json']);
export type DocumentKind = z.infer<typeof documentKind>;
/** Spreadsheets of a place: `closure` figures, `closure-names` whose nodes they are, `duty-log` how questions of a help group were answered. */
export const sheetKinds = ['closure', 'closure-names', 'duty-log'] as const;
export type SheetKind = (typeof sheetKinds)[number];

export const exportInputs = {
  /** Orders a document. It is made when it is fetched, and everything of it is gone after a day. */
  order: z.strictObject({ requestId, kind: documentKind }),
  /** Orders a unit's or a section's figures as a spreadsheet: what `closure.figures` tells the caller, and no name. */
  orderClosure: z.strictObject({ requestId, placeId: rowId }),
  /** Orders the list of nodes that are overdue, within their time or on paper, with names. `confirm`: the place's name, typed. */
  orderNames: z.strictObject({ requestId, placeId: rowId, confirm: writing(1, 60, 'one line') }),
  /** Orders the duty log of a unit's help group for a month as a spreadsheet: times and officers, no word and nobody who asked. */
  orderDutyLog: z.strictObject({
    requestId,
    unitId: rowId,
    month: z.string().check(z.regex(/^20[2-9]\d-(0[1-9]|1[0-2])$/)),
  }),
  /** Makes an ordered document and answers where it can be fetched for some minutes. */
  fetch: z.strictObject({ documentId: rowId }),
  /** Asks whether a sentence may stand on a card: a card is a text that leaves its author. */
  sentence: z.strictObject({ text: writing(1, 120, 'one line') }),
};

export type ExportOutputs = {
  order: { id: string; kind: DocumentKind; expiresAt: Instant };
  orderClosure: { id: string; expiresAt: Instant };
  orderNames: { id: string; expiresAt: Instant };
  orderDutyLog: { id: string; expiresAt: Instant };
  fetch: { url: string; name: string; ending: 'pdf' | 'json' | 'xlsx'; bytes: number; expiresAt: Instant };
  sentence: { fit: true };
};
