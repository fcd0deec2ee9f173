import {
  auditAnchorSealed,
  auditHeadSealed,
  checkpointSealed,
} from '../../cloudfunctions/_kernel/audit-seal';
import { checkBook } from '../../cloudfunctions/_kernel/book-check';
import type { AnchorRow } from '../../cloudfunctions/_store/anchors';
import type {
  AuditAnchorRow,
  AuditCheckpointRow,
  AuditHeadRow,
  AuditRow,
} from '../../cloudfunctions/_store/audits';
import type { BookRow } from '../../cloudfunctions/_store/books';
import type { ChapterRow } from '../../cloudfunctions/_store/chapters';
import type { HandPageRow } from '../../cloudfunctions/_store/hand-pages';
import { type AuditBreak, auditBreak } from '../../core/domain/audit/chain';
import type { NodeFacts } from '../../core/domain/node/identity';
import type { Contents } from '../backup/store-file';

/** What does not hold: a book from which chapter on, a chain of the audit at which entry, a row whose owner is not there. */
export type Broken =
  | { what: 'book'; id: string; chapter: number }
  | { what: 'audit'; subject: string; seq: number; how: AuditBreak['what'] }
  | { what: 'orphan'; collection: string; id: string };
export type StoreReport = {
  books: number;
  records: number;
  audits: number;
  entries: number;
  broken: Broken[];
};

/**
 * Checks every chain of a store, and decrypts nothing: each book with its boxes, openings, photos, head and anchors, each chain of the audit with
 * its head, checkpoint and anchor. The keys of the functions must be in the environment.
 * @param contents all collections, from a store or from a backup
 */
export function checkStore(contents: Contents, now: number): StoreReport {
  const of = <R>(collection: string) => (contents.get(collection) ?? []) as unknown as R[];
  const books = of<BookRow>('books');
  const chapters = grouped(of<ChapterRow>('chapters'), ({ bookId }) => bookId);
  const nodes = grouped(of<NodeFacts>('nodes'), ({ bookId }) => bookId);
  const anchors = grouped(of<AnchorRow>('anchors'), ({ bookId }) => bookId);
  const pages = grouped(of<HandPageRow>('handPages'), ({ bookId }) => bookId);
  const broken: Broken[] = [];
  for (const book of books) {
    const rows = chapters.get(book._id) ?? [];
    const evidence = {
      ...{ book, nodes: nodes.get(book._id) ?? [], pages: pages.get(book._id) ?? [] },
      anchors: [...(anchors.get(book._id) ?? [])].sort((a, b) => a.recordCount - b.recordCount),
    };
    const report = checkBook(rows, evidence, now, rows);
    if (!report.ok) broken.push({ what: 'book', id: book._id, chapter: report.firstBad ?? 1 });
  }
  const known = new Set(books.map(({ _id }) => _id));
  for (const [bookId, [row]] of chapters)
    if (!known.has(bookId) && row) broken.push({ what: 'orphan', collection: 'chapters', id: row._id });
  const heads = of<AuditHeadRow>('auditHeads');
  const entries = grouped(of<AuditRow>('audits'), ({ _id }) => _id.slice(0, _id.lastIndexOf(':')));
  const checkpoints = new Map(of<AuditCheckpointRow>('auditCheckpoints').map((row) => [row._id, row]));
  const nights = new Map(of<AuditAnchorRow>('auditAnchors').map((row) => [row._id, row]));
  for (const head of heads) {
    const found = auditFault(
      head,
      entries.get(head._id) ?? [],
      checkpoints.get(head._id),
      nights.get(head._id),
    );
    if (found) broken.push({ what: 'audit', subject: head._id, seq: found.seq, how: found.what });
  }
  const headed = new Set(heads.map(({ _id }) => _id));
  for (const [subject, [row]] of entries)
    if (!headed.has(subject) && row) broken.push({ what: 'orphan', collection: 'audits', id: row._id });
  const records = of('chapters').length;
  return { books: books.length, records, audits: heads.length, entries: of('audits').length, broken };
}

/** The first place at which a chain of the audit does not hold, or null. */
function auditFault(
  head: AuditHeadRow,
  rows: readonly AuditRow[],
  checkpoint: AuditCheckpointRow | undefined,
  anchor: AuditAnchorRow | undefined,
): AuditBreak | null {
  if (auditHeadSealed(head) === null) return { seq: head.seq, what: 'head' };
  if (checkpoint && checkpointSealed(checkpoint) === null) return { seq: checkpoint.seq, what: 'checkpoint' };
  if (anchor && auditAnchorSealed(anchor) === null) return { seq: anchor.seq, what: 'anchor' };
  return auditBreak(head._id, rows, head, checkpoint ?? null, anchor ? [anchor] : []);
}

function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own) own.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
