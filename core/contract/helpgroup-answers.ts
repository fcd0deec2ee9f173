import type { Instant } from './envelope';
import type { Layer, NoticeKind, Practice, QuestionLine, QuestionTopic, QuizItem } from './helpgroup';

export type Feast = 'new-year' | 'spring' | 'qingming' | 'labour' | 'dragon-boat' | 'mid-autumn' | 'national';
/** What I am in a space. */
export type SpaceRole = 'member' | 'officer' | 'leader';
export type OnDuty = { name: string; position: string; until: Instant } | null;
export type QuestionState = 'new' | 'taken' | 'answered' | 'closed' | 'handed' | 'escalated' | 'withdrawn';

/** A question in a list. */
export type QuestionCard = {
  id: string;
  number: string;
  line: QuestionLine;
  topic: QuestionTopic;
  state: QuestionState;
  mine: boolean;
  /** Null when the asker is not named, to whomever. */
  askerName: string | null;
  at: Instant;
  promisedAt: Instant;
  firstAnswerAt: Instant | null;
  /** How it begins; null for whoever may not read it. */
  beginning: string | null;
};
/** In the officers' queue. */
export type DeskCard = QuestionCard & {
  /** Who answers it now. */
  takenBy: string | null;
  mineToAnswer: boolean;
  step: 'officer' | 'backup' | 'leader' | null;
};
/** `note` and `handed` are for officers alone; `closed` and `reopened` give the reason. */
export type QuestionEntry = {
  kind: 'asked' | 'added' | 'answer' | 'note' | 'handed' | 'closed' | 'reopened';
  at: Instant;
  me: boolean;
  name: string | null;
  text: string;
};
/** What I may do with a question now. */
export type QuestionAct =
  | 'take'
  | 'answer'
  | 'handOn'
  | 'note'
  | 'add'
  | 'withdraw'
  | 'rate'
  | 'close'
  | 'reopen';

export type RotaPair = { officerId: string | null; backupId: string | null };
export type RotaView = {
  pattern: (RotaPair & { weekday: number; layer: Layer })[];
  exceptions: (RotaPair & { day: string; layer: Layer })[];
  fallbackId: string | null;
};
export type RotaFinding = {
  day: string;
  layer: Layer;
  what: 'gap' | 'no-backup' | 'double' | 'gone';
  personId: string | null;
};
export type RotaShift = RotaPair & {
  day: string;
  layer: Layer;
  source: 'pattern' | 'day-off' | 'exception' | 'none';
};
/** `reach`: why WeChat could bring them no message now, null when it could. */
export type RotaOfficer = {
  id: string;
  name: string;
  me: boolean;
  reach: 'not-bound' | 'no-consent' | 'no-permission' | null;
};
export type SwapView = {
  id: string;
  day: string;
  layer: Layer;
  fromId: string;
  toId: string;
  back: { day: string; layer: Layer } | null;
  state: 'asked' | 'agreed' | 'declined' | 'withdrawn';
  at: Instant;
};
export type SpaceEntry = {
  unitId: string;
  unitName: string;
  as: SpaceRole;
  onDuty: OnDuty;
  /** Questions that wait for an answer, for officers and leaders; else 0. */
  waiting: number;
};

/** Of the knowledge base, never a person's answer. `own`: the unit's, which its officers may change. */
export type KnowledgeEntry = {
  id: string;
  topic: QuestionTopic;
  question: string;
  answer: string;
  sources: string[];
  own: boolean;
};
/** `reads`: how many opened it, for whoever has a duty there; who did is not kept. */
export type NoticeCard = { id: string; kind: NoticeKind; title: string; at: Instant; reads: number | null };
/** One of the seven feasts. `lunar` says its day by the lunar calendar; `noticeId`: the word that the unit posted before it. */
export type FeastEntry = { feast: Feast; day: string; lunar: string; noticeId: string | null };
/** Spans in ms; `within`: answered within the promise; `open`: nobody has answered. */
export type AnsweringFigures = {
  asked: number;
  answered: number;
  within: number;
  open: number;
  median: number | null;
  ninetieth: number | null;
};
type Turned = { id: string; state: QuestionState };
export type HelpgroupOutputs = {
  search: {
    as: SpaceRole;
    entries: KnowledgeEntry[];
    /** Cases among the notices that fit. */
    cases: { id: string; title: string }[];
    /** What was searched in vain; for whoever has a duty there. */
    missed: { text: string; count: number }[];
  };
  saveEntry: { id: string };
  removeEntry: { id: string };
  setPractices: { count: number };
  notices: {
    unitId: string;
    unitName: string;
    as: SpaceRole;
    notices: NoticeCard[];
    /** Of the coming year, in their order; empty for a later page. */
    feasts: FeastEntry[];
  };
  notice: NoticeCard & {
    unitId: string;
    unitName: string;
    as: SpaceRole;
    feastDay: string | null;
    text: string;
    source: string;
    quiz: QuizItem[];
  };
  postNotice: { id: string };
  removeNotice: { id: string };
  figures: {
    unitId: string;
    unitName: string;
    month: string;
    total: AnsweringFigures;
    /** By the part of the day that begins at an hour. */
    parts: (AnsweringFigures & { from: number })[];
    topics: (AnsweringFigures & { topic: QuestionTopic })[];
    /** How many answers each gave. */
    officers: { name: string; answered: number }[];
    coverage: { shifts: number; staffed: number; backed: number };
    helped: { solved: number; some: number; none: number };
  };
  spaces: { spaces: SpaceEntry[] };
  bind: { unitId: string; unitName: string; again: boolean };
  enter: { unitId: string; unitName: string };
  leave: { unitId: string };
  unbind: { groupId: string };
  groups: {
    unitId: string;
    unitName: string;
    keepDays: number;
    groups: { id: string; boundAt: Instant; boundBy: string }[];
  };
  keep: { days: number };
  space: {
    unitId: string;
    unitName: string;
    as: SpaceRole;
    onDuty: OnDuty;
    /** Until when a question that is asked now is promised an answer. */
    promisedAt: Instant;
    keepDays: number;
    practices: Practice[];
    /** Template of the message that an answer is there; and, for officers, of duty. */
    templates: { matter: string; duty: string };
    mine: QuestionCard[];
    open: QuestionCard[];
  };
  ask: Turned & { number: string; promisedAt: Instant };
  question: QuestionCard & {
    unitId: string;
    unitName: string;
    as: SpaceRole | 'asker';
    onDuty: OnDuty;
    takenAt: Instant | null;
    takenBy: string | null;
    closedAt: Instant | null;
    helped: number | null;
    /** When its words go, once it is closed. */
    forgetAt: Instant | null;
    entries: QuestionEntry[];
    /** Pictures and voices, for its asker and for officers. */
    media: { id: string; kind: 'picture' | 'voice'; seconds: number }[];
    /** What the knowledge base offered when it was asked: not a person's answer. */
    offered: KnowledgeEntry[];
    may: QuestionAct[];
    /** To whom it could be handed on; for officers. */
    officers: { id: string; name: string }[];
    templates: { matter: string; duty: string };
  };
  beginMedia: { mediaId: string; path: string };
  keepMedia: { mediaId: string; bytes: number };
  media: { mediaId: string; format: 'jpeg' | 'png' | 'mp3' | 'wav'; data: string };
  add: Turned;
  withdraw: Turned;
  rate: Turned;
  desk: {
    unitId: string;
    unitName: string;
    as: 'officer' | 'leader';
    onDuty: OnDuty;
    backup: OnDuty;
    /** Whether WeChat could bring me a message of duty now; null for a leader. */
    reach: RotaOfficer['reach'];
    templates: { duty: string };
    questions: DeskCard[];
  };
  take: Turned;
  answer: Turned;
  handOn: Turned;
  note: Turned;
  close: Turned;
  reopen: Turned;
  rota: {
    unitId: string;
    unitName: string;
    version: number;
    published: RotaView | null;
    publishedAt: Instant | null;
    draft: RotaView | null;
    officers: RotaOfficer[];
    /** Names of everybody whom it names and who serves no more. */
    formerNames: { id: string; name: string }[];
    /** The coming 30 days as published. */
    shifts: RotaShift[];
    findings: RotaFinding[];
    draftFindings: RotaFinding[];
    swaps: SwapView[];
  };
  draftRota: { version: number; findings: RotaFinding[] };
  publishRota: { version: number; told: number };
  proposeSwap: { id: string };
  answerSwap: { id: string; state: SwapView['state'] };
};
