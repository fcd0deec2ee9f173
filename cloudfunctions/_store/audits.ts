import type { AuditLink } from '../../core/domain/audit/chain';
import { collection } from './collection';
import { is } from './database';

/** One change, or one look. Subject and actor are pseudonyms: after an erasure the chain still verifies and names nobody. */
export type AuditRow = AuditLink & { _id: string; hash: string };

/** Where a subject's chain stands; one head per subject, a single one would make every transaction conflict. */
export type AuditHeadRow = {
  _id: string;
  seq: number;
  hash: string;
  /** Keyed over the rest: who rewrites a chain and its head in the store cannot make it. */
  seal: string;
  /** When the head is to be anchored, `never` while nothing grew. */
  anchorDueAt: number;
  /** Of the oldest entry that is still kept. */
  oldestAt: number;
};
const base = collection<AuditRow>('audits');
export const audits = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Entries of a subject by their natural keys, `from` and `to` included, newest first. */
  ofSubject: (subject: string, from: number, to: number) => {
    const ids = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => `${subject}:${to - at}`);
    return ids.length === 0
      ? Promise.resolve([])
      : base.find({ _id: is.in(ids) }, (query) => query.orderBy('seq', 'desc'));
  },
  /** The newest entries of a subject up to `lastSeq`. */
  newestOf: (subject: string, lastSeq: number, most: number) =>
    audits.ofSubject(subject, Math.max(0, lastSeq - most + 1), lastSeq),
  /** The newest before an instant, by some accounts or by all. Indexes `actor, at` and `at`. */
  before: (actors: readonly string[] | null, before: number, most: number) =>
    base.find({ ...(actors && { actor: is.in(actors) }), at: is.before(before) }, (query) =>
      query.orderBy('at', 'desc').limit(most),
    ),
};

const heads = collection<AuditHeadRow>('auditHeads');
export const auditHeads = {
  ...heads,
  /** Chains that grew and wait for their anchor. Index `anchorDueAt`. */
  dueForAnchor: (now: number, most: number) =>
    heads.find({ anchorDueAt: is.upTo(now) }, (query) => query.orderBy('anchorDueAt', 'asc').limit(most)),
  /** Puts off the anchor of a head that still stands as it was read. */
  anchorLater: ({ _id, seq }: AuditHeadRow, until: number) =>
    heads.patchWhere({ _id, seq }, { anchorDueAt: until }),
  /** Chains with entries that are older than an instant. Index `oldestAt`. */
  olderThan: (instant: number, most: number) =>
    heads.find({ oldestAt: is.before(instant) }, (query) => query.orderBy('oldestAt', 'asc').limit(most)),
};

/** A chain's head as it was in its last night, keyed; `_id` is the subject. The nights before it lie in cloud storage. */
export type AuditAnchorRow = { _id: string; seq: number; hash: string; at: number; mac: string };
const anchorBase = collection<AuditAnchorRow>('auditAnchors');
export const auditAnchors = {
  ...anchorBase,
  /** Those made at or after an instant. Index `at`. */
  madeSince: (at: number) => anchorBase.findAll({ at: is.from(at) }),
  /** When the newest was made, or null while there is none. Index `at`. */
  async newestAt(): Promise<number | null> {
    return (await anchorBase.find({}, (query) => query.orderBy('at', 'desc').limit(1)))[0]?.at ?? null;
  },
};

/** What stands for the entries of a subject that were removed by rule: the chain goes on from here. Keyed. */
export type AuditCheckpointRow = {
  _id: string;
  /** Number of the first entry that is kept. */
  seq: number;
  /** Hash of the entry before it. */
  hash: string;
  at: number;
  mac: string;
};
export const auditCheckpoints = collection<AuditCheckpointRow>('auditCheckpoints');
