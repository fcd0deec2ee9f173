import { dayInChinese, dayOf } from '../../../core/domain/calendar/beijing';
import { ink, Paper } from '../setting/paper';
import { collectionNames, fieldNames, dataText as t } from '../text/data';
import { chapterName, nodeName } from '../text/document';
import type { BookChapter } from './book';
import { colophon } from './colophon';
import type { HeldPart } from './held';

/** Everything that is held about somebody, to read. */
export function setData(
  owner: { name: string },
  parts: readonly HeldPart[],
  madeAt: number,
): Promise<Buffer> {
  const paper = new Paper({ title: t.title(owner.name), author: owner.name, madeAt });
  paper.down(120);
  paper.set(t.title(owner.name), { size: 22, leading: 36, align: 'center' });
  paper.set(t.asOf(dayInChinese(dayOf(madeAt))), {
    size: 9.5,
    leading: 18,
    color: ink.second,
    align: 'center',
  });
  paper.space(30);
  paper.set(t.intro, { size: 10, leading: 19, color: ink.second, gap: 4 });
  for (const { collection, rows } of parts) {
    paper.page(collectionNames[collection] ?? collection);
    paper.set(collectionNames[collection] ?? collection, { size: 17, leading: 30 });
    for (const row of rows) {
      paper.rule();
      paper.space(8);
      if (collection === 'chapters') chapter(paper, row as unknown as BookChapter);
      else for (const [field, value] of Object.entries(row)) entry(paper, field, value);
      paper.space(8);
    }
  }
  colophon(paper, [t.colophon]);
  return paper.bytes(t.title(owner.name));
}

function chapter(
  paper: Paper,
  { number, node, content, sealedAt, opensAt, fingerprint, bytes }: BookChapter,
): void {
  paper.set(`${chapterName(number)}　${node ? nodeName(node.kind, node.years) : ''}`, {
    size: 11,
    leading: 20,
  });
  for (const [field, value] of Object.entries({ sealedAt, opensAt, fingerprint, bytes }))
    entry(paper, field, value);
  if (content === null) {
    entry(paper, 'content', t.sealed);
    return;
  }
  entry(paper, 'text', content.text);
  for (const [at, promise] of content.promises.entries())
    entry(paper, 'promise', `${promise}${content.marks[at] ? `（${t.marks[content.marks[at]]}）` : ''}`);
}

/** Instants are told as days and times, the rest as it stands. */
function entry(paper: Paper, field: string, value: unknown): void {
  const shown =
    typeof value === 'number' && value > 1e12 && value < 8e15
      ? t.instant(value)
      : value === null || value === undefined || value === ''
        ? t.nothing
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value);
  paper.set(`${fieldNames[field] ?? field}：${shown}`, { size: 9, leading: 15 });
}
