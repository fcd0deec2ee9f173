import type PDFDocument from 'pdfkit';
import { linesOf } from './line-breaks';
import { sealOutline } from './seal-outline';
import { sliceBytes, slicesFor } from './typefaces';

/** A5, as a book is. Points. */
const size = { width: 419.53, height: 595.28 };
const margin = { side: 56, top: 62, bottom: 64 };
const measure = size.width - 2 * margin.side;

export const ink = { text: '#1E2326', second: '#5B6166', pale: '#BDB29E', brand: '#B3312C', done: '#2F6B4F' };

/** Stands for a character that the typeface does not have; each of them is named at the end of the document. */
const missingMark = '〓';
/** Joiners and variation selectors carry no ink of their own. */
const silent = /\p{Default_Ignorable_Code_Point}/u;

type Setting = {
  size: number;
  leading: number;
  color?: string;
  indent?: number;
  align?: 'left' | 'center' | 'right';
  gap?: number;
};

/**
 * A document of pages that text is set on from top to bottom. The typeface comes in slices: each run of letters is drawn in the slice that
 * has it, and only the glyphs in use are embedded. The same words at the same `madeAt` make the same bytes.
 */
export class Paper {
  private readonly document: PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly done: Promise<void>;
  /** Slice by character; null for one that no slice has. */
  private readonly slices = new Map<string, string | null>();
  private readonly opened = new Set<string>();
  private y = margin.top;
  readonly missing = new Set<string>();

  constructor(about: { title: string; author: string; madeAt: number }) {
    const date = new Date(about.madeAt);
    // Loaded on first use, and as CommonJS: the other build of it looks for its files by an address that a bundle does not have.
    const Kit = require('pdfkit') as typeof PDFDocument;
    this.document = new Kit({
      ...{ size: [size.width, size.height], margin: 0, bufferPages: true, autoFirstPage: true, font: null },
      ...{ pdfVersion: '1.7', lang: 'zh-CN', displayTitle: true },
      info: {
        Title: about.title,
        Author: about.author,
        Creator: '风纪扣',
        Producer: '风纪扣',
        CreationDate: date,
        ModDate: date,
      },
    });
    this.done = new Promise((resolve, reject) => {
      this.document.on('data', (chunk) => void this.chunks.push(chunk));
      this.document.on('end', resolve);
      this.document.on('error', reject);
    });
  }

  /** Begins a page, and names it in the reader's table of contents. */
  page(title?: string): void {
    this.document.addPage();
    this.y = margin.top;
    if (title !== undefined) this.document.outline.addItem(title);
  }

  space(points: number): void {
    this.y += points;
  }

  /** Goes down to a height, counted from the top of the page. */
  down(to: number): void {
    this.y = Math.max(this.y, to);
  }

  /** Begins a page when fewer points than these are left on this one. */
  room(points: number): void {
    if (this.y + points > size.height - margin.bottom) this.page();
  }

  /** Sets a text; its line breaks are paragraphs. */
  set(text: string, setting: Setting): void {
    const { leading, gap = 0, indent = 0 } = setting;
    for (const paragraph of text.split('\n')) {
      const shown = this.shown(paragraph);
      const lines = linesOf(shown, measure, indent, (part) => this.widthOf(part, setting.size));
      for (const [at, line] of lines.entries()) {
        this.room(leading);
        this.line(line, at === 0 ? indent : 0, setting);
        this.y += leading;
      }
      this.y += gap;
    }
  }

  rule(color = ink.pale): void {
    this.document.strokeColor(color).lineWidth(0.5);
    this.document
      .moveTo(margin.side, this.y)
      .lineTo(size.width - margin.side, this.y)
      .stroke();
  }

  /** A picture on a page of its own, as large as it fits, upright or as it was taken. */
  picture(bytes: Buffer): void {
    this.page();
    const height = size.height - margin.top - margin.bottom;
    this.document.image(bytes, margin.side, margin.top, {
      fit: [measure, height],
      align: 'center',
      valign: 'center',
    });
    this.y = size.height - margin.bottom;
  }

  /** A hand signature at the right, as the pen went. */
  signature({ ratio, strokes }: { ratio: number; strokes: readonly (readonly number[])[] }): void {
    const width = Math.min(120, 56 * ratio);
    const height = width / ratio;
    this.room(height + 8);
    const left = size.width - margin.side - width;
    this.document.strokeColor(ink.text).lineWidth(1.3).lineCap('round').lineJoin('round');
    for (const stroke of strokes) {
      for (let at = 0; at + 1 < stroke.length; at += 2) {
        const x = left + ((stroke[at] as number) / 1000) * width;
        const y = this.y + ((stroke[at + 1] as number) / 1000) * height;
        if (at === 0) this.document.moveTo(x, y).lineTo(x + 0.01, y);
        else this.document.lineTo(x, y);
      }
      this.document.stroke();
    }
    this.y += height + 8;
  }

  /** The red seal, centred at the current height. */
  seal(side: number): void {
    this.document
      .save()
      .translate((size.width - side) / 2, this.y)
      .scale(side / 100);
    this.document.path(sealOutline).fill(ink.brand, 'even-odd').restore();
    this.y += side;
  }

  /** Numbers every page but the first, and answers the file. */
  async bytes(foot: string): Promise<Buffer> {
    const { count } = this.document.bufferedPageRange();
    for (let page = 1; page < count; page += 1) {
      this.document.switchToPage(page);
      this.y = size.height - 40;
      this.line(`${this.shown(foot)} · ${page + 1}`, 0, {
        size: 7.5,
        leading: 10,
        color: ink.second,
        align: 'center',
      });
    }
    this.document.end();
    await this.done;
    return Buffer.concat(this.chunks);
  }

  /** A text as it can be set: what the typeface lacks becomes a mark, and is remembered. */
  private shown(text: string): string {
    let out = '';
    for (const letter of text.replace(/\t/g, '  ')) {
      if (silent.test(letter)) continue;
      if (this.sliceOf(letter) === null) this.missing.add(letter);
      out += this.sliceOf(letter) === null ? missingMark : letter;
    }
    return out;
  }

  private line(
    text: string,
    indent: number,
    { size: points, color = ink.text, align = 'left' }: Setting,
  ): void {
    const free = measure - indent - this.widthOf(text, points);
    let x = margin.side + indent + (align === 'center' ? free / 2 : align === 'right' ? free : 0);
    this.document.fillColor(color);
    for (const { slice, part } of this.runs(text)) {
      this.document.font(slice).fontSize(points).text(part, x, this.y, { lineBreak: false });
      x += this.document.widthOfString(part);
    }
  }

  private widthOf(text: string, points: number): number {
    let width = 0;
    for (const { slice, part } of this.runs(text))
      width += this.document.font(slice).fontSize(points).widthOfString(part);
    return width;
  }

  private runs(text: string): { slice: string; part: string }[] {
    const runs: { slice: string; part: string }[] = [];
    for (const letter of text) {
      const slice = this.sliceOf(letter) ?? 'latin';
      const last = runs.at(-1);
      if (last?.slice === slice) last.part += letter;
      else runs.push({ slice, part: letter });
    }
    return runs;
  }

  private sliceOf(letter: string): string | null {
    const known = this.slices.get(letter);
    if (known !== undefined) return known;
    const point = letter.codePointAt(0) as number;
    const found = slicesFor(point).find((name) => this.open(name).hasGlyphForCodePoint(point)) ?? null;
    this.slices.set(letter, found);
    return found;
  }

  private open(name: string) {
    if (!this.opened.has(name)) this.document.registerFont(name, sliceBytes(name));
    this.opened.add(name);
    return this.document.font(name)._font.font;
  }
}
