import ExcelJS from 'exceljs';
import { type ColumnKey, columns } from '../../core/domain/intake/columns';

const widths: Record<ColumnKey, number> = {
  name: 12,
  unit: 34,
  section: 20,
  position: 18,
  entryDay: 14,
  born: 12,
  idNumber: 24,
  phone: 16,
  cadre: 12,
};

/**
 * A spreadsheet in the form of the template: headings, rows, and a second sheet that says how it is filled in.
 * @param rows cells by column; a column that no row holds stays empty
 */
export async function sheetOf(
  rows: readonly Partial<Record<ColumnKey, string>>[],
  help: readonly string[],
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('名册', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ key, heading, required }) => ({
    ...{ key, header: required ? `${heading}*` : heading, width: widths[key] },
    // Text, so that no spreadsheet turns a number of eighteen digits into another.
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(row);
  const notes = book.addWorksheet('填写说明');
  notes.getColumn(1).width = 80;
  for (const line of help) notes.addRow([line]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
