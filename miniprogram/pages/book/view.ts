import type { Output } from '../../../core/contract';
import type { ChainReport, NodeView, Receipt } from '../../../core/contract/timebook';
import { receiptOf } from '../../services/timebook';
import { bookText as t } from '../../text/book';
import { addDays, agoText, countText, dayOf, dayText, monthDayText } from '../../text/dates';
import { chapterName, fingerprintText, shortNodeName } from '../../text/nodes';
import { paperText } from '../../text/paper';
import { routes } from '../enter';

type Book = Output<'timebook.book'>;
/** Days that a node stays open before it is overdue. */
const openDays = 30;

export type Foot = { ok: boolean; head: string; tail: string; next: string };

/** The line of buttons, oldest on top, and its foot. `now` in epoch ms; `closed`: node that has just closed (its stitches are drawn). */
export function bookView(book: Book, now: number, justClosed?: string) {
  const nodes = [...book.nodes].sort((a, b) => a.day.localeCompare(b.day));
  const threads = threadsOf(nodes, book.chain);
  const focus =
    nodes.find((one) => one.state === 'open' || one.state === 'reread') ??
    nodes.find((one) => one.state === 'overdue');
  const next = nodes.find((one) => one.state === 'upcoming');
  let year = '';
  const rows = nodes.map((node, index) => {
    const thisYear = node.day.slice(0, 4);
    const row = rowView(node, book, node === focus, focus !== undefined && node === next);
    const shown = {
      ...row,
      first: index === 0,
      year: thisYear === year ? '' : thisYear,
      thread: threads[index] ?? '',
    };
    year = thisYear;
    return { ...shown, sewing: node.id === justClosed };
  });
  return {
    name: book.name,
    summary: summary(book),
    rows,
    foot: footView(book.chain, now, 'links'),
    focus: focus?.id ?? '',
  };
}

function rowView(node: NodeView, book: Book, now: boolean, next: boolean) {
  const receipt = node.chapterNumber === undefined ? undefined : receiptOf(book.chapters, node.chapterNumber);
  const title = shortNodeName(node.kind, node.years);
  const words = wordsOf(node);
  const note =
    receipt === undefined
      ? node.paper
        ? paperText(dayText(node.paper.day), node.paper.kept)
        : noteOf(node, next)
      : t.sealedOn(chapterName(receipt.number), dayText(dayOf(receipt.sealedAt)));
  const locked = receipt?.state === 'sealed';
  return {
    id: node.id,
    state: node.state,
    title,
    ...words,
    note,
    now,
    action: now ? actionOf(node) : '',
    url: urlOf(node, receipt),
    opens:
      receipt !== undefined ||
      node.paper !== undefined ||
      node.state === 'overdue' ||
      node.state === 'open' ||
      node.state === 'reread',
    fingerprint: receipt === undefined ? '' : fingerprintText(receipt.fingerprint),
    locked,
    bad: receipt !== undefined && book.chain.firstBad === receipt.number,
    spoken: [title, words.word, note, locked ? t.spokenLock : ''].filter(Boolean).join('，'),
  };
}

function wordsOf(node: NodeView): { word: string; tone: string } {
  if (node.state === 'closed') return { word: t.closed, tone: 'done' };
  if (node.state === 'overdue') return { word: t.overdue(node.overdueDays), tone: 'brand' };
  if (node.state === 'reread') return { word: t.toContinue, tone: 'brand' };
  if (node.state === 'open') return { word: node.daysUntil === 0 ? t.today : t.due, tone: 'brand' };
  return { word: t.upcoming, tone: 's' };
}

function noteOf(node: NodeView, next: boolean): string {
  const letter = node.opensChapter === undefined ? undefined : chapterName(node.opensChapter);
  if (node.state === 'reread') return t.reread;
  if (node.state === 'overdue') return t.lateNote(monthDayText(node.day));
  if (node.state === 'open') {
    if (node.opened) return t.reading;
    if (letter === undefined) return t.firstDue(monthDayText(addDays(node.day, openDays)));
    return node.daysUntil === 0 ? t.canOpenToday(letter) : t.canOpen(letter);
  }
  if (next && letter === undefined) return t.nextThen(monthDayText(node.day));
  return letter === undefined ? t.aheadNote(monthDayText(node.day)) : t.opensThen(monthDayText(node.day));
}

function actionOf(node: NodeView): string {
  if (node.state === 'reread') return t.actionContinue;
  if (node.opensChapter === undefined) return node.state === 'overdue' ? t.actionLate : t.actionFirst;
  if (node.opened) return t.actionRead;
  return node.state === 'overdue' ? t.actionLate : t.actionOpen;
}

function urlOf(node: NodeView, receipt: Receipt | undefined): string {
  if (receipt !== undefined)
    return receipt.state === 'opened' ? routes.chapter(receipt.number) : routes.sealed(receipt.number);
  if (node.state === 'upcoming') return '';
  return node.state === 'reread' || node.opensChapter === undefined
    ? routes.write(node.id)
    : routes.open(node.id);
}

/** Thread beside each row: sewn between sealed chapters, loose after the last, broken where the chain does not hold. */
function threadsOf(nodes: NodeView[], chain: ChainReport): string[] {
  const sealed = nodes.map((node) => node.chapterNumber !== undefined);
  const from = sealed.indexOf(true);
  const to = sealed.lastIndexOf(true);
  const bad = nodes.findIndex(
    (node) => node.chapterNumber !== undefined && node.chapterNumber === chain.firstBad,
  );
  return nodes.map((_, i) => {
    if (from < 0 || i < from || i > to) return '';
    if (!chain.ok && (i === bad - 1 || (bad <= from && i === from))) return 'broken';
    return i === to ? 'loose' : 'sewn';
  });
}

function summary(book: Book): string {
  const letters = book.chapters.filter((one) => one.state !== 'recalled');
  if (letters.length === 0) return t.noLetters;
  const due = new Set(
    book.nodes
      .filter((one) => one.state !== 'upcoming' && one.state !== 'closed')
      .map((one) => one.opensChapter),
  );
  const waiting = letters.filter((one) => one.state === 'sealed' && due.has(one.number)).length;
  const count = t.letters(countText(letters.length));
  return waiting === 0 ? count : `${count}，${t.waiting(countText(waiting))}`;
}

/**
 * The foot of the line. Opening the book compares only the `links`; that no word changed is said after the `whole` was computed
 * again, ciphertext and all.
 */
export function footView(chain: ChainReport, now: number, checked: 'links' | 'whole' = 'whole'): Foot {
  if (chain.count === 0) return { ok: true, head: '', tail: t.chainNone, next: '' };
  const said = checked === 'whole' ? t.chainChecked : t.chainLinked;
  const next = chain.night ? t.nightWord(monthDayText(chain.night.day), chain.night.word) : '';
  if (chain.ok) return { ok: true, head: t.chainWhole, tail: said(agoText(chain.checkedAt, now)), next };
  const where =
    chain.firstBad === undefined ? t.chainBrokenSomewhere : t.chainBroken(chapterName(chain.firstBad));
  return { ok: false, head: where, tail: '', next: t.chainBrokenNext };
}
