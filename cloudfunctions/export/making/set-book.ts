import { dayInChinese, dayOf } from '../../../core/domain/calendar/beijing';
import { ink, Paper } from '../setting/paper';
import { chapterName, fingerprintText, nodeName, bookText as t } from '../text/document';
import type { BookChapter } from './book';
import { colophon } from './colophon';
import type { BookPhotos } from './photos';

const on = (instant: number) => dayInChinese(dayOf(instant));

/** The time-book as a document to print or keep: cover, chapters that are open, receipts of what is sealed, colophon. */
export function setBook(
  owner: { name: string; unit: string; entryDay: string },
  chapters: readonly BookChapter[],
  madeAt: number,
  photos: BookPhotos = new Map(),
): Promise<Buffer> {
  const paper = new Paper({ title: t.title(owner.name), author: owner.name, madeAt });
  cover(paper, owner, madeAt);
  const open = chapters.filter((chapter) => chapter.content !== null);
  for (const chapter of open) {
    setChapter(paper, chapter);
    for (const picture of photos.get(chapter.number) ?? []) paper.picture(picture);
  }
  if (open.length === 0) {
    paper.page();
    paper.set(t.nothingOpen, { size: 11, leading: 22, color: ink.second });
  }
  const sealed = chapters.filter((chapter) => chapter.content === null);
  if (sealed.length > 0) setReceipts(paper, sealed);
  colophon(paper, [t.colophon(on(madeAt), open.length, sealed.length), t.verify]);
  return paper.bytes(t.title(owner.name));
}

function cover(paper: Paper, owner: { name: string; unit: string; entryDay: string }, madeAt: number): void {
  paper.down(150);
  paper.set(t.bookName, { size: 30, leading: 46, align: 'center' });
  paper.set(t.motto, { size: 10.5, leading: 20, color: ink.second, align: 'center' });
  paper.space(46);
  paper.seal(58);
  paper.down(430);
  paper.set(owner.name, { size: 15, leading: 26, align: 'center' });
  paper.set(owner.unit, { size: 10, leading: 18, color: ink.second, align: 'center' });
  paper.set(t.entered(dayInChinese(owner.entryDay)), {
    size: 10,
    leading: 18,
    color: ink.second,
    align: 'center',
  });
  paper.set(t.made(on(madeAt)), { size: 8.5, leading: 18, color: ink.second, align: 'center' });
}

function setChapter(paper: Paper, chapter: BookChapter): void {
  const { content, number, node, sealedAt, fingerprint } = chapter;
  if (!content) return;
  const name = node ? nodeName(node.kind, node.years) : '';
  paper.page(`${chapterName(number)} ${name}`);
  paper.set(chapterName(number), { size: 10, leading: 18, color: ink.brand });
  paper.set(name, { size: 20, leading: 32 });
  paper.set(t.sealedOn(on(sealedAt)), { size: 8.5, leading: 16, color: ink.second });
  paper.space(10);
  paper.rule();
  paper.space(18);
  paper.set(content.text, { size: 12, leading: 23, indent: 24, gap: 3 });
  if (content.promises.length > 0) {
    paper.space(14);
    paper.room(60);
    paper.set(t.promises, { size: 9.5, leading: 20, color: ink.brand });
    for (const [at, promise] of content.promises.entries()) {
      const mark = content.marks[at] ?? null;
      paper.room(40);
      paper.set(`${at + 1}　${promise}`, { size: 11, leading: 20 });
      if (mark !== null)
        paper.set(t.marks[mark], {
          size: 8.5,
          leading: 14,
          indent: 22,
          color: mark === 'kept' ? ink.done : ink.second,
        });
      paper.space(3);
    }
  }
  paper.space(16);
  paper.signature(content.signature);
  paper.set(on(sealedAt), { size: 9.5, leading: 16, color: ink.second, align: 'right' });
  paper.set(t.fingerprint(fingerprintText(fingerprint)), {
    size: 8,
    leading: 14,
    color: ink.second,
    align: 'right',
  });
}

function setReceipts(paper: Paper, sealed: readonly BookChapter[]): void {
  paper.page(t.sealedPart);
  paper.set(t.sealedPart, { size: 20, leading: 32 });
  paper.set(t.sealedNote, { size: 9.5, leading: 18, color: ink.second });
  paper.space(14);
  for (const { number, node, sealedAt, opensAt, fingerprint, bytes } of sealed) {
    paper.room(92);
    paper.rule();
    paper.space(10);
    const name = node ? nodeName(node.kind, node.years) : '';
    paper.set(`${chapterName(number)}　${name}`, { size: 12, leading: 22 });
    const facts = [
      t.sealedOn(on(sealedAt)),
      t.opensOn(on(opensAt)),
      t.fingerprint(fingerprintText(fingerprint)),
      t.bytes(bytes),
    ];
    for (const fact of facts) paper.set(fact, { size: 9, leading: 15, color: ink.second });
    paper.space(10);
  }
}
