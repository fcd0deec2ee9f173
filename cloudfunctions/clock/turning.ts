import type { NodeFacts } from '../../core/domain/node/identity';
import {
  auditAnchorSeal,
  auditAnchorSealed,
  auditHeadSeal,
  auditHeadSealed,
  checkpointSeal,
  checkpointSealed,
} from '../_kernel/audit-seal';
import { rewrapped } from '../_kernel/box';
import {
  anchorSeal,
  anchorSealed,
  erasureSeal,
  erasureSealed,
  headSeal,
  headSealed,
  nodeSeal,
  nodeSealed,
  openingSeal,
  openingSealed,
} from '../_kernel/head-seal';
import { places } from '../_kernel/places';
import { type ActivitySeatRow, activitySeats } from '../_store/activity-seats';
import { type AnchorRow, anchors } from '../_store/anchors';
import {
  type AuditAnchorRow,
  type AuditCheckpointRow,
  type AuditHeadRow,
  auditAnchors,
  auditCheckpoints,
  auditHeads,
} from '../_store/audits';
import { type BookRow, books } from '../_store/books';
import { type ChapterRow, chapters, type WrappedKey } from '../_store/chapters';
import { type ComplaintRow, complaints } from '../_store/complaints';
import type { Where } from '../_store/database';
import { type DraftRow, drafts } from '../_store/drafts';
import { type FamilyMarkRow, familyMarks } from '../_store/family-marks';
import { type HandPageRow, handPages } from '../_store/hand-pages';
import { type HelpRow, helpRequests } from '../_store/help-requests';
import { type MentorMessageRow, mentorMessages } from '../_store/mentor-messages';
import { nodes } from '../_store/nodes';
import { type PledgeRow, pledges } from '../_store/pledges';
import { type QuestionEntryRow, questionEntries } from '../_store/question-entries';
import { type QuestionMediaRow, questionMedia } from '../_store/question-media';
import { type ReviewRow, reviews } from '../_store/reviews';

/** One change of a row: written only where the old value still stands, so that nothing newer is overwritten. */
export type Turn = { where: Where; fields: object };
/** Where something made under a key lies. `turnsOf` answers what has to change in a row, and throws when it holds under no key. */
export type Source = {
  name: string;
  walk(after: string, most: number): Promise<{ _id: string }[]>;
  turnsOf(row: never): Turn[];
  write(turn: Turn): Promise<number>;
};

function boxTurn(_id: string, box: WrappedKey | null, bound: string): Turn[] {
  const fresh = box && rewrapped(box, bound);
  if (!box || !fresh) return [];
  return [
    {
      where: { _id, 'box.wrappedKey': box.wrappedKey },
      fields: { 'box.keyId': fresh.keyId, 'box.wrappedKey': fresh.wrappedKey },
    },
  ];
}

function sealTurn(age: 'current' | 'previous' | null, turn: () => Turn): Turn[] {
  if (age === null) throw new Error('sealed under no key');
  return age === 'current' ? [] : [turn()];
}

/** Everything in the store that a key vouches for or opens. Whoever keeps more under `CONTENT_KEY` or `ANCHOR_KEY` adds it here. */
export const sources: readonly Source[] = [
  {
    name: 'auditHeads',
    walk: auditHeads.walk,
    write: ({ where, fields }) => auditHeads.patchWhere(where, fields),
    turnsOf: (head: AuditHeadRow) =>
      sealTurn(auditHeadSealed(head), () => ({
        where: { _id: head._id, seal: head.seal },
        fields: { seal: auditHeadSeal(head) },
      })),
  },
  {
    name: 'auditAnchors',
    walk: auditAnchors.walk,
    write: ({ where, fields }) => auditAnchors.patchWhere(where, fields),
    turnsOf: (anchor: AuditAnchorRow) =>
      sealTurn(auditAnchorSealed(anchor), () => ({
        where: { _id: anchor._id, mac: anchor.mac },
        fields: { mac: auditAnchorSeal(anchor) },
      })),
  },
  {
    name: 'auditCheckpoints',
    walk: auditCheckpoints.walk,
    write: ({ where, fields }) => auditCheckpoints.patchWhere(where, fields),
    turnsOf: (row: AuditCheckpointRow) =>
      sealTurn(checkpointSealed(row), () => ({
        where: { _id: row._id, mac: row.mac },
        fields: { mac: checkpointSeal(row) },
      })),
  },
  {
    name: 'books',
    walk: books.walk,
    write: ({ where, fields }) => books.patchWhere(where, fields),
    turnsOf: (book: BookRow) =>
      sealTurn(headSealed(book), () => ({
        where: { _id: book._id, headSeal: book.headSeal },
        fields: { headSeal: headSeal(book._id, book) },
      })),
  },
  {
    name: 'anchors',
    walk: anchors.walk,
    write: ({ where, fields }) => anchors.patchWhere(where, fields),
    turnsOf: (anchor: AnchorRow) =>
      sealTurn(anchorSealed(anchor), () => ({
        where: { _id: anchor._id, mac: anchor.mac },
        fields: { mac: anchorSeal(anchor) },
      })),
  },
  {
    name: 'nodes',
    walk: nodes.walk,
    write: ({ where, fields }) => nodes.patchWhere(where, fields),
    turnsOf: (node: NodeFacts) =>
      node.seal === undefined
        ? []
        : sealTurn(nodeSealed(node), () => ({
            where: { _id: node._id, seal: node.seal },
            fields: { seal: nodeSeal(node) },
          })),
  },
  {
    name: 'chapters',
    walk: chapters.walk,
    write: ({ where, fields }) => chapters.patchWhere(where, fields),
    turnsOf(row: ChapterRow) {
      const turns = boxTurn(row._id, row.box, places.chapter(row.bookId, row.number));
      const { _id, hash, openedAt, openedSeal, erasedAt, erasedSeal } = row;
      if (erasedAt !== undefined)
        turns.push(
          ...sealTurn(erasureSealed(row), () => ({
            where: { _id, erasedSeal },
            fields: { erasedSeal: erasureSeal(hash, erasedAt) },
          })),
        );
      if (openedAt === null) return turns;
      const opening = sealTurn(openingSealed(row), () => ({
        where: { _id, openedSeal },
        fields: { openedSeal: openingSeal(hash, openedAt) },
      }));
      return [...turns, ...opening];
    },
  },
  {
    name: 'drafts',
    walk: drafts.walk,
    write: ({ where, fields }) => drafts.patchWhere(where, fields),
    turnsOf: (row: DraftRow) => boxTurn(row._id, row.box, places.draft(row._id, row.revision)),
  },
  {
    name: 'helpRequests',
    walk: helpRequests.walk,
    write: ({ where, fields }) => helpRequests.patchWhere(where, fields),
    turnsOf: (row: HelpRow) => boxTurn(row._id, row.box, places.help(row._id)),
  },
  {
    name: 'complaints',
    walk: complaints.walk,
    write: ({ where, fields }) => complaints.patchWhere(where, fields),
    turnsOf: (row: ComplaintRow) => boxTurn(row._id, row.box, places.complaint(row._id)),
  },
  {
    name: 'mentorMessages',
    walk: mentorMessages.walk,
    write: ({ where, fields }) => mentorMessages.patchWhere(where, fields),
    turnsOf: (row: MentorMessageRow) => boxTurn(row._id, row.box, places.word(row._id)),
  },
  {
    name: 'pledges',
    walk: pledges.walk,
    write: ({ where, fields }) => pledges.patchWhere(where, fields),
    turnsOf: (row: PledgeRow) => boxTurn(row._id, row.box, places.pledge(row._id)),
  },
  {
    name: 'familyMarks',
    walk: familyMarks.walk,
    write: ({ where, fields }) => familyMarks.patchWhere(where, fields),
    turnsOf: (row: FamilyMarkRow) => boxTurn(row._id, row.box, places.familyMark(row._id)),
  },
  {
    name: 'questionEntries',
    walk: questionEntries.walk,
    write: ({ where, fields }) => questionEntries.patchWhere(where, fields),
    turnsOf: (row: QuestionEntryRow) => boxTurn(row._id, row.box, places.questionEntry(row._id)),
  },
  {
    name: 'activitySeats',
    walk: activitySeats.walk,
    write: ({ where, fields }) => activitySeats.patchWhere(where, fields),
    turnsOf: (row: ActivitySeatRow) =>
      row.box === null ? [] : boxTurn(row._id, row.box, places.activityAnswers(row._id)),
  },
  {
    name: 'handPages',
    walk: handPages.walk,
    write: ({ where, fields }) => handPages.patchWhere(where, fields),
    turnsOf: (row: HandPageRow) => boxTurn(row._id, row.box, places.handPage(row._id)),
  },
  {
    name: 'questionMedia',
    walk: questionMedia.walk,
    write: ({ where, fields }) => questionMedia.patchWhere(where, fields),
    turnsOf: (row: QuestionMediaRow) => boxTurn(row._id, row.box, places.questionMedia(row._id)),
  },
  {
    name: 'reviews',
    walk: reviews.walk,
    write: ({ where, fields }) => reviews.patchWhere(where, fields),
    turnsOf: (row: ReviewRow) => boxTurn(row._id, row.box, places.review(row._id)),
  },
];
