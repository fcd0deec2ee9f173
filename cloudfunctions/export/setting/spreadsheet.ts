import ExcelJS from 'exceljs';

/** A column: its heading, and its width in characters. */
export type Column = { title: string; width: number };
/** One sheet: what is said above the table, the table, and what is said below. */
export type Sheet = {
  name: string;
  above: readonly string[];
  columns: readonly Column[];
  rows: readonly (readonly (string | number)[])[];
  below?: readonly string[];
};

const serif = { name: '宋体', size: 11 };
const hair = { style: 'thin', color: { argb: 'FFD9D2C5' } } as const;

/**
 * Sets sheets as an .xlsx. Text stays text, whatever it begins with: nothing that somebody wrote is ever a formula. The heading row stays
 * in sight and can be filtered by; a printed sheet is as wide as the page.
 */
export async function setSpreadsheet(sheets: readonly Sheet[], at: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = '风纪扣';
  book.created = new Date(at);
  for (const sheet of sheets) addSheet(book, sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addSheet(book: ExcelJS.Workbook, { name, above, columns, rows, below = [] }: Sheet): void {
  const head = above.length + 1;
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: head }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = columns.map(({ width }) => ({ width }));
  above.forEach((line, n) => {
    const row = page.addRow([line]);
    row.font = { ...serif, bold: n === 0, size: n === 0 ? 14 : 11 };
  });
  const titles = page.addRow(columns.map(({ title }) => title));
  titles.font = { ...serif, bold: true };
  titles.eachCell((cell) => {
    cell.border = { bottom: { style: 'medium', color: { argb: 'FF16263D' } } };
  });
  for (const cells of rows) {
    const row = page.addRow([...cells]);
    row.font = serif;
    row.eachCell((cell) => {
      cell.border = { bottom: hair };
    });
  }
  page.autoFilter = { from: { row: head, column: 1 }, to: { row: head, column: columns.length } };
  for (const line of below) page.addRow([line]).font = { ...serif, color: { argb: 'FF6B6255' } };
}
