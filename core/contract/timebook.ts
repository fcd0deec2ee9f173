import * as z from 'zod/mini';
import type { ReceiptVerdict } from '../domain/chapter/receipt';
import type { PictureKind } from '../domain/hand-page/picture-kind';
import type { NodeKind } from '../domain/node/kinds';
import type { PaperPlace } from '../domain/node/paper';
import type { NodeState } from '../domain/node/state';
import { type Instant, nodeId, requestId, templateId, writing } from './envelope';
import type { InboxItem } from './reminder';
import { type Signature, signature } from './signature';

/** Limits of a chapter, in UTF-16 code units; DOMAIN.md §3 (up to seven promises). */
export const chapterLimits = {
  text: 20_000,
  promise: 60,
  promises: 7,
  note: 200,
} as const;

const text = writing(0, chapterLimits.text, 'many lines');
const promise = writing(1, chapterLimits.promise, 'one line');
const promises = z.array(promise).check(z.maxLength(chapterLimits.promises));
const chapterNumber = z.int().check(z.gte(1), z.lte(999));
const helpId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}:[A-Za-z0-9_-]{16,64}$/));
const fingerprint = z.string().check(z.regex(/^[0-9A-F]{16}$/));
/** Id of a photo of a handwritten page. */
const pageId = z.string().check(z.regex(/^[0-9a-f]{24}$/));
const revision = z.int().check(z.gte(0), z.lte(1_000_000));

/** What the phone's subscribe sheet answered for one template, inside the same tap. */
const permission = z.strictObject({
  templateId,
  answer: z.enum(['accept', 'reject', 'ban', 'filter']),
});

export const promiseMark = z.enum(['kept', 'strayed', 'help']);
export type PromiseMark = z.infer<typeof promiseMark>;

export const timebookInputs = {
  /** 今天: what waits for me. */
  today: z.strictObject({}),
  /** 时光书: the line of buttons, receipts, state of the chain. */
  book: z.strictObject({}),
  /** The draft of a node's chapter, or null. */
  draft: z.strictObject({ nodeId }),
  /** Saves a draft over `baseRevision`; if another phone saved since, nothing is overwritten and its text comes back. */
  saveDraft: z.strictObject({ requestId, nodeId, text, promises, baseRevision: revision }),
  /** Announces a photo of a handwritten page: answers the place in storage to which the phone uploads it. */
  beginPage: z.strictObject({ requestId, nodeId }),
  /** Takes the upload over: checked, encrypted, with the draft; the plain upload is gone when it answers. */
  keepPage: z.strictObject({ requestId, pageId }),
  /** Takes a photo out of the draft. */
  removePage: z.strictObject({ requestId, pageId }),
  /** One photo, decrypted: of a draft, or of a chapter that lies open. */
  page: z.strictObject({ pageId }),
  /** Seals the chapter of a node: encrypted, chained, out of reach for everyone until the next node. */
  seal: z.strictObject({ requestId, nodeId, text, promises, signature, permission: z.optional(permission) }),
  /** Takes a sealed chapter back within 24 hours and before any node opens. */
  recall: z.strictObject({ requestId, chapterNumber }),
  /** Opens a node that has come: its sealed chapters become readable to their author. */
  open: z.strictObject({ requestId, nodeId }),
  /** One opened chapter, decrypted and checked against the chain. */
  read: z.strictObject({ chapterNumber }),
  /** Ends re-reading: how each promise of the last chapter went (null: not said). Seen by the author alone. */
  review: z.strictObject({
    requestId,
    nodeId,
    marks: z.array(z.nullable(promiseMark)).check(z.maxLength(chapterLimits.promises)),
  }),
  /** Checks the whole chain without reading text. */
  verify: z.strictObject({}),
  /** Whether the book that a receipt came from holds for it, told to whoever the receipt was shown to. */
  checkReceipt: z.strictObject({ fingerprint, chapterNumber: z.optional(chapterNumber) }),
  /** The mentor's part in my book: words that appeared, help I asked for, chapters I share. */
  companion: z.strictObject({}),
  /** Asks the mentor for help with one promise of the letter that is re-read (its place), or, left out, with none in particular. */
  askHelp: z.strictObject({
    requestId,
    nodeId,
    promise: z.optional(z.int().check(z.gte(0), z.lt(chapterLimits.promises))),
    note: writing(0, chapterLimits.note, 'many lines'),
  }),
  /** Takes that back. */
  withdrawHelp: z.strictObject({ requestId, helpId }),
  /** Lets the mentor read an opened chapter. */
  share: z.strictObject({ requestId, chapterNumber }),
  /** Takes it back. */
  unshare: z.strictObject({ requestId, chapterNumber }),
};

export type { NodeKind, NodeState, ReceiptVerdict };

export type NodeView = {
  id: string;
  kind: NodeKind;
  /** Which anniversary (1 = first); 0 for the other kinds. */
  years: number;
  /** Beijing day. */
  day: string;
  state: NodeState;
  /** True once its author opened it (the letters lie open). */
  opened: boolean;
  /** Days from today to `day`, negative when past. */
  daysUntil: number;
  /** Days past the 30-day limit when overdue, else 0. */
  overdueDays: number;
  /** Chapter sealed at this node. */
  chapterNumber?: number;
  /** Newest chapter that is re-read at this node: sealed for it or, once it has come, for a node before it. */
  opensChapter?: number;
  /** A chapter on paper that HR recorded: the node counts as closed, and can still be opened and written at. */
  paper?: { day: string; kept: PaperPlace };
  /** Other nodes of the same opening: they came on the same day or while this one was open, and one chapter closes them all. */
  beside?: { id: string; kind: NodeKind; years: number; day: string }[];
};

export type Receipt = {
  number: number;
  nodeId: string;
  sealedAt: Instant;
  /** First 16 hex digits of the chain hash, upper case: `9F3C27A15E08B4D2`. */
  fingerprint: string;
  /** Beijing day on which it opens. */
  opensOn: string;
  /** Beijing day of the anniversary that opens it at the latest. */
  yearlyFrom: string;
  state: 'sealed' | 'opened' | 'recalled';
  /** Until when it can be taken back; absent once it cannot. */
  recallUntil?: Instant;
};

export type ChainReport = {
  ok: boolean;
  /** Records checked (chapters and recalls). */
  count: number;
  checkedAt: Instant;
  /** Number of the first chapter that does not hold. */
  firstBad?: number;
  /** The last night whose heads lie outside the database, and its word: the same for everybody, so it can be compared. */
  night?: { day: string; word: string };
};

/** A photo of a handwritten page; `bytes` of the picture as the phone made it. */
export type HandPage = { pageId: string; bytes: number };

export type DraftView = { text: string; promises: string[]; revision: number; savedAt: Instant };

export type TimebookOutputs = {
  today: {
    day: string;
    /** `农历五月十七`, from the lunar calendar. */
    lunar: string;
    name: string;
    givenName: string;
    /** The node that matters now: open, re-read or overdue first, else the next one. */
    hero: NodeView;
    /** Day of entering service. */
    entryDay: string;
    /** Receipt of the newest sealed chapter, if any. */
    lastReceipt?: Receipt;
    /** True when a draft for the hero's chapter waits. */
    draftWaiting: boolean;
    inbox: InboxItem[];
    remaining: number;
  };
  book: {
    name: string;
    givenName: string;
    nodes: NodeView[];
    chapters: Receipt[];
    chain: ChainReport;
  };
  draft: {
    draft: DraftView | null;
    node: NodeView;
    /** Number that this chapter would get. */
    chapterNumber: number;
    /** Beijing day of today, for the head of the page. */
    day: string;
    givenName: string;
    /** Day on which a chapter sealed now would open. */
    opensOn: string;
    /** Earlier chapter that lies beside the new page, if one is open. */
    besideChapter?: number;
    /** Photos of handwritten pages that lie with the draft, in order. */
    pages: HandPage[];
  };
  beginPage: { pageId: string; path: string };
  keepPage: HandPage;
  removePage: { pageId: string };
  page: { pageId: string; kind: PictureKind; data: string };
  saveDraft: { status: 'saved'; revision: number; savedAt: Instant } | ({ status: 'diverged' } & DraftView);
  seal: { receipt: Receipt; node: NodeView; next: NodeView; remaining: number };
  recall: { node: NodeView; chapterNumber: number };
  open: { node: NodeView; chapters: number[] };
  read: {
    number: number;
    day: string;
    node: NodeView;
    text: string;
    promises: string[];
    signature: Signature;
    marks: (PromiseMark | null)[];
    fingerprint: string;
    /** Photos of its handwritten pages, in order. */
    pages: HandPage[];
  };
  review: { node: NodeView };
  verify: ChainReport;
  checkReceipt: {
    verdict: ReceiptVerdict;
    checkedAt: Instant;
    /** What the record says, to be held against the receipt; absent when there is none. */
    record?: { number: number; sealedAt: Instant; own: boolean };
  };
  companion: {
    mentor: { name: string } | null;
    messages: { id: string; from: string; text: string; writtenAt: Instant; nodeId?: string }[];
    helps: {
      id: string;
      nodeId: string;
      promise: string | null;
      note: string;
      at: Instant;
      answered: boolean;
    }[];
    /** Numbers of the chapters that the mentor can read now. */
    shared: number[];
  };
  askHelp: { id: string; at: Instant };
  withdrawHelp: { id: string };
  share: { chapterNumber: number; shared: boolean };
  unshare: { chapterNumber: number; shared: boolean };
};
