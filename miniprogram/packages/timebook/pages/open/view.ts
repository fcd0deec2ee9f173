import type { Output } from '../../../../../core/contract';
import type { NodeView } from '../../../../../core/contract/timebook';
import { receiptOf } from '../../../../services/timebook';
import { dayInk, dayOf, dayText } from '../../../../text/dates';
import { chapterName, nodeName } from '../../../../text/nodes';
import { openText } from '../../text/open';
import { sealedText } from '../../text/sealed';

type Book = Output<'timebook.book'>;

export type Arrival =
  | { stage: 'gone' }
  | { stage: 'early'; text: string }
  | { stage: 'write'; nodeId: string }
  | { stage: 'due'; nodeId: string }
  | { stage: 'sealed'; number: number }
  | { stage: 'envelope'; to: string; when: string; label: string; title: string }
  | { stage: 'letters'; first: number; reviewing: boolean; continuing: boolean };

/** What this page is, for a node that somebody came for (from a message, the hero, the line of buttons) or a single chapter. */
export function arrival(book: Book, nodeId: string | undefined, chapter: number | undefined): Arrival {
  if (chapter !== undefined) {
    const receipt = receiptOf(book.chapters, chapter);
    if (receipt?.state === 'opened')
      return { stage: 'letters', first: chapter, reviewing: false, continuing: false };
    const due = book.nodes.find((one) => one.opensChapter === chapter && one.state !== 'upcoming');
    if (receipt !== undefined && due !== undefined) return { stage: 'due', nodeId: due.id };
    return receipt === undefined
      ? { stage: 'gone' }
      : { stage: 'early', text: openText.notYetText(dayText(receipt.opensOn)) };
  }
  const node = book.nodes.find((one) => one.id === nodeId);
  return node === undefined ? { stage: 'gone' } : atNode(book, node);
}

function atNode(book: Book, node: NodeView): Arrival {
  const receipt = node.opensChapter === undefined ? undefined : receiptOf(book.chapters, node.opensChapter);
  if (node.state === 'upcoming') {
    const text = receipt === undefined ? openText.noLetterYet : openText.notYetText;
    return { stage: 'early', text: text(dayText(node.day)) };
  }
  if (receipt === undefined) return withoutLetter(node);
  if (!node.opened && receipt.state === 'sealed') {
    return {
      stage: 'envelope',
      to: sealedText.to(book.name),
      when: sealedText.sealedOn(dayInk(dayOf(receipt.sealedAt))),
      label: sealedText.envelopeLabel(book.name),
      title: `${nodeName(node.kind, node.years)} · ${chapterName(receipt.number)}`,
    };
  }
  return {
    stage: 'letters',
    first: receipt.number,
    reviewing: node.state === 'open' || node.state === 'overdue',
    continuing: node.state !== 'closed',
  };
}

/** Nothing is re-read at this node: it is written at, or shows what was sealed at it. */
function withoutLetter(node: NodeView): Arrival {
  return node.chapterNumber === undefined
    ? { stage: 'write', nodeId: node.id }
    : { stage: 'sealed', number: node.chapterNumber };
}

/** Earlier chapters that lie open, newest first. */
export function earlierOpened(book: Book, than: number): { number: number; name: string }[] {
  return book.chapters
    .filter((one) => one.state === 'opened' && one.number < than)
    .sort((a, b) => b.number - a.number)
    .map(({ number }) => ({ number, name: chapterName(number) }));
}
