import * as z from 'zod/mini';
import { type Instant, requestId, rowId, writing } from './envelope';

/** `book`: the time-book, set and printable; `data`: everything held about me, to read; `json`: the same for machines. */
export const documentKind = z.enum(['book', 'data', 'json']);
export type DocumentKind = z.infer<typeof documentKind>;

export const exportInputs = {
  /** Orders a document. It is made when it is fetched, and everything of it is gone after a day. */
  order: z.strictObject({ requestId, kind: documentKind }),
  /** Makes an ordered document and answers where it can be fetched for some minutes. */
  fetch: z.strictObject({ documentId: rowId }),
  /** Asks whether a sentence may stand on a card: a card is a text that leaves its author. */
  sentence: z.strictObject({ text: writing(1, 120, 'one line') }),
};

export type ExportOutputs = {
  order: { id: string; kind: DocumentKind; expiresAt: Instant };
  fetch: { url: string; name: string; ending: 'pdf' | 'json'; bytes: number; expiresAt: Instant };
  sentence: { fit: true };
};
