import * as z from 'zod/mini';
import { type NodeList, nodeLists } from '../domain/closure/lists';
import type { NodeKind } from '../domain/node/kinds';
import { type PaperPlace, paperPlaces } from '../domain/node/paper';
import { day, nodeId, requestId, rowId, writing } from './envelope';

export type { NodeList };

export const closureInputs = {
  /** How the nodes of a unit's (or, for whoever answers for one, a section's) young cadres stand: figures, never a name nor a word of text. */
  figures: z.strictObject({ placeId: rowId }),
  /** Whose nodes are overdue, the longest first, a page at a time: for HR, who owes the talk with the mentor. Never a word of text. */
  overdue: z.strictObject({
    placeId: rowId,
    /** Which nodes: overdue by default, within their time, or closed on paper. */
    which: z.optional(z.enum(nodeLists)),
    after: z.optional(writing(1, 120, 'one line')),
  }),
  /** Reminds of an overdue node, once for good: the cadre, and the mentor of the talk. */
  remind: z.strictObject({ requestId, nodeId }),
  /** Records that a chapter of a node was written on paper: its day and where it is kept, never its text. Null takes the record back. */
  recordPaper: z.strictObject({
    requestId,
    nodeId,
    paper: z.nullable(z.strictObject({ day, kept: z.enum(paperPlaces) })),
  }),
};

/** `due` = closed + running + overdue is the denominator of closure; `excused` by rule stand beside it and in no other figure. */
export type Figure = {
  /** Young cadres whose nodes these are. */
  people: number;
  due: number;
  closed: number;
  /** Came within the last thirty days (days on leave not counted), and not closed yet. */
  running: number;
  overdue: number;
  excused: number;
  /** Of those that are closed: by a chapter on paper alone. */
  paper: number;
};

/** A row of a table; `parts` of the row that stands for several groups that are too small to be shown alone. */
export type FigureRow<K extends string = string> = Figure & { key: K | 'rest'; parts?: number };

/** That a chapter was written on paper: when, and where it is kept. */
export type Paper = { day: string; kept: PaperPlace };
export type { PaperPlace };

/** A node of a list, and whose it is. */
export type OverdueRow = {
  nodeId: string;
  cadreId: string;
  cadreName: string;
  sectionName: string | null;
  mentorName: string | null;
  kind: NodeKind;
  /** Which anniversary; 0 for the other kinds. */
  years: number;
  day: string;
  overdueDays: number;
  /** Beijing day on which the unit reminded of it; null while it did not. */
  remindedOn: string | null;
  /** The chapter on paper, if one is recorded. */
  paper: Paper | null;
};

export type ClosureOutputs = {
  overdue: {
    place: { id: string; name: string };
    /** The document that orders the commitment. Names are told beside it alone: while it is empty, `rows` is, too. */
    orderedBy: string;
    /** How many there are. */
    total: number;
    rows: OverdueRow[];
    /** What to ask for next; null at the end. */
    next: string | null;
  };
  /** `again`: it had been done before, on that day. */
  remind: { nodeId: string; remindedOn: string; again: boolean };
  recordPaper: { nodeId: string; paper: Paper | null };
  figures: {
    place: { id: string; kind: 'unit' | 'section'; name: string };
    /** Beijing day up to which is counted. */
    day: string;
    /** Young cadres in service here, and how many of them have a time-book: nobody else has nodes. */
    cadres: number;
    books: number;
    /** Title and number of the document that orders the commitment; empty while nobody named it. */
    orderedBy: string;
    /** Whether groups of fewer than `fewest` people are put together for this viewpoint. */
    fewest: number | null;
    /** Null where fewer people than that have nodes: nothing is told of them. */
    total: Figure | null;
    kinds: FigureRow<NodeKind>[];
    /** In organisational order, `name` of each; an empty `key` is the unit itself. Empty for a section. */
    sections: (FigureRow & { name: string })[];
    /** Years in which nodes came, newest first. */
    years: FigureRow[];
  };
};
