import type { Output } from '../../../../../core/contract';
import { dayInk, dayOf, dayText } from '../../../../text/dates';
import { chapterName, fingerprintText, markNames, nodeName, shortNodeName } from '../../../../text/nodes';
import type { BookWords } from '../../picture/book-strip';
import { longText } from '../../text/long-picture';
import { writeText } from '../../text/write';

type Owner = { name: string; givenName: string; unitName: string; entryDay: string };

/** The words of the long picture: `letters` are the chapters that lie open, oldest first; what is sealed stands by its receipt. `today`: Beijing day. */
export function wordsOf(
  owner: Owner,
  book: Output<'timebook.book'>,
  letters: readonly Output<'timebook.read'>[],
  today: string,
): BookWords {
  const sealed = book.chapters.filter((one) => one.state === 'sealed').sort((a, b) => a.number - b.number);
  return {
    title: longText.bookName,
    name: owner.name,
    unit: owner.unitName,
    entered: longText.entered(dayInk(owner.entryDay)),
    chapters: letters.map((letter) => chapterWords(letter, owner.givenName)),
    sealedTitle: longText.sealed,
    sealed: sealed.map(({ number, nodeId, sealedAt, opensOn, fingerprint }) => {
      const node = book.nodes.find((one) => one.id === nodeId);
      return {
        name: [chapterName(number), node && shortNodeName(node.kind, node.years)].filter(Boolean).join(' · '),
        line: longText.sealedLine(dayText(dayOf(sealedAt)), dayText(opensOn)),
        fingerprint: longText.fingerprint(fingerprintText(fingerprint)),
      };
    }),
    colophon: [longText.colophon(dayText(today), letters.length, sealed.length), longText.verify],
  };
}

function chapterWords(letter: Output<'timebook.read'>, givenName: string): BookWords['chapters'][number] {
  const salutation = writeText.salutation(givenName);
  const lines = letter.text.split('\n').map((line) => line.replace(/^[\s\u3000]+/, '').trimEnd());
  const own = lines[0]?.replace(/[:，,]$/, '：') === salutation;
  const fingerprint = longText.fingerprint(fingerprintText(letter.fingerprint));
  return {
    chapter: chapterName(letter.number),
    node: nodeName(letter.node.kind, letter.node.years),
    day: dayInk(letter.day),
    salutation,
    paragraphs: own ? lines.slice(1) : lines,
    promisesTitle: longText.promises,
    promises: letter.promises.map((text, at) => {
      const mark = letter.marks[at];
      return { text, mark: mark ? markNames[mark] : '' };
    }),
    signature: letter.signature,
    fingerprint,
  };
}
