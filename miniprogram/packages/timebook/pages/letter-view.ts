import type { Output } from '../../../../core/contract';
import type { Signature } from '../../../../core/contract/signature';
import type { HandPage } from '../../../../core/contract/timebook';
import { dayInk } from '../../../text/dates';
import { chapterName } from '../../../text/nodes';
import { writeText } from '../text/write';

export type LetterView = {
  number: number;
  chapter: string;
  day: string;
  salutation: string;
  paragraphs: { key: number; text: string }[];
  signer: string;
  pages: HandPage[];
  ink: string;
  inkRatio: number;
};

/** A chapter that lies open, as the letter sheet shows it. */
export function letterView(chapter: Output<'timebook.read'>, givenName: string): LetterView {
  return {
    number: chapter.number,
    chapter: chapterName(chapter.number),
    day: dayInk(chapter.day),
    salutation: writeText.salutation(givenName),
    paragraphs: paragraphsOf(chapter.text, writeText.salutation(givenName)),
    signer: givenName,
    // Phones of this release also read answers of a cloud that knows no photos yet.
    pages: chapter.pages ?? [],
    ink: inkMask(chapter.signature),
    inkRatio: Math.min(4, Math.max(1, chapter.signature.ratio)),
  };
}

/** Most blocks of one letter on the page: WeChat wants fewer than a thousand nodes there, and several letters may lie open. */
export const mostBlocks = 120;

/**
 * Lines of a letter as the page sets them: it brings indents of its own, and its own salutation where the author began with one. A
 * letter of very many lines has several of them in one block, each on its line.
 */
export function paragraphsOf(text: string, salutation: string): LetterView['paragraphs'] {
  const all = text.split('\n').map((line) => line.replace(/^[\s\u3000]+/, ''));
  const lines = all[0]?.trim().replace(/[:，,]$/, '：') === salutation ? all.slice(1) : all;
  const size = Math.ceil(lines.length / mostBlocks);
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, key) => ({
    key,
    text: lines.slice(key * size, (key + 1) * size).join('\n\u3000\u3000'),
  }));
}

/** The hand signature as a picture address of its own, for a mask: any colour can be laid under it. */
export function inkMask({ ratio, strokes }: Signature): string {
  const height = 1000 / ratio;
  const path = strokes
    .map((stroke) => {
      const points: string[] = [];
      for (let i = 0; i + 1 < stroke.length; i += 2) {
        points.push(`${stroke[i]} ${Math.round(((stroke[i + 1] ?? 0) * height) / 1000)}`);
      }
      const end = points.length === 1 ? 'h1' : '';
      return `M${points.join(' ')}${end}`;
    })
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 ${Math.round(height)}"><path d="${path}" fill="none" stroke="#000" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${svg.replace(/["<>#%]/g, encodeURIComponent)}`;
}
