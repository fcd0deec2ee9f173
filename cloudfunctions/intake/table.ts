import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { type ColumnKey, columns, columnsIn } from '../../core/domain/intake/columns';
import type { Cells } from '../../core/domain/intake/row';
import { Fault } from '../_kernel/fault';

/** A row of a file with the number of its line, as a person counts. */
export type Line = { line: number; cells: Cells };

/** Most rows of one file. */
export const mostRows = 10_000;

/**
 * The rows of a roster file. The first line that holds the headings is found; lines above it (a title) and empty ones are passed over.
 * @throws Fault INVALID file-unreadable, file-no-columns, or LIMIT file-too-long
 */
export async function linesOf(bytes: Buffer, ending: string): Promise<Line[]> {
  const rows = await (ending === 'csv' ? fromCsv(bytes) : fromXlsx(bytes)).catch(() => {
    throw new Fault('INVALID', 'file-unreadable', 'fileId');
  });
  const required = columns.filter((column) => column.required);
  const head = rows.slice(0, 20).findIndex(({ texts }) => {
    const found = columnsIn(texts);
    return required.every(({ key }) => found.has(key));
  });
  if (head < 0) throw new Fault('INVALID', 'file-no-columns', 'fileId');
  const where = columnsIn(rows[head]?.texts ?? []);
  const lines = rows.slice(head + 1).filter(({ texts }) => texts.some((text) => text.trim() !== ''));
  if (lines.length > mostRows) throw new Fault('LIMIT', 'file-too-long', 'fileId');
  return lines.map(({ line, texts }) => {
    const cells = [...where].map(([key, at]): [ColumnKey, string] => [key, texts[at] ?? '']);
    return { line, cells: Object.fromEntries(cells) };
  });
}

type Row = { line: number; texts: string[] };

async function fromXlsx(bytes: Buffer): Promise<Row[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  return rowsIn(book.worksheets[0]);
}

/** Spreadsheets in China save CSV as GB 18030 as often as UTF-8: what is no UTF-8 is read as that. */
async function fromCsv(bytes: Buffer): Promise<Row[]> {
  const book = new ExcelJS.Workbook();
  const text = decoded(bytes).replace(/^\uFEFF/, '');
  // Cells stay texts: the reader would otherwise guess numbers, and round what has eighteen digits.
  const sheet = await book.csv.read(Readable.from([text]), { map: (value) => value });
  return rowsIn(sheet);
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function rowsIn(sheet: ExcelJS.Worksheet | undefined): Row[] {
  const rows: Row[] = [];
  sheet?.eachRow((row, line) => {
    // Far too many rows are noticed without being read.
    if (rows.length > mostRows + 20) return;
    const values = row.values as ExcelJS.CellValue[];
    rows.push({ line, texts: Array.from(values.slice(1), textOf) });
  });
  return rows;
}

/** A cell as text; days are written as days, results of formulas as what they show. */
function textOf(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return textOf(value.result as ExcelJS.CellValue);
  if ('text' in value) return String(value.text);
  return '';
}
