import { ink, type Paper } from '../setting/paper';
import { documentText as t } from '../text/document';

/** The last page: how the document was made, and each character that the typeface does not have, by its number. */
export function colophon(paper: Paper, words: readonly string[]): void {
  paper.page(t.colophon);
  paper.down(340);
  paper.rule();
  paper.space(14);
  const setting = { size: 8.5, leading: 15, color: ink.second, gap: 4 };
  for (const word of [...words, t.typeface]) paper.set(word, setting);
  if (paper.missing.size === 0) return;
  const numbers = [...paper.missing].map(
    (letter) => `U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  paper.set(t.missing(numbers.join(' ')), setting);
}
