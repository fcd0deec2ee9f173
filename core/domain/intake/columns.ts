/** Columns of a roster file, in the order of the template. A file is matched by these headings, in any order. */
export const columns = [
  { key: 'name', heading: '姓名', required: true },
  { key: 'unit', heading: '单位', required: true },
  { key: 'section', heading: '科室', required: false },
  { key: 'position', heading: '职务', required: true },
  { key: 'entryDay', heading: '入职日期', required: true },
  { key: 'born', heading: '出生年份', required: false },
  { key: 'idNumber', heading: '身份证号', required: false },
  { key: 'phone', heading: '手机号', required: false },
  { key: 'cadre', heading: '年轻干部', required: false },
] as const;
export type ColumnKey = (typeof columns)[number]['key'];

/** What is wrong with a cell or a row; the sentences for them are in `miniprogram/packages/people/text/`. */
export const problemCodes = [
  'missing',
  'odd-name',
  'odd-day',
  'odd-year',
  'odd-id',
  'id-as-number', // a spreadsheet turned the number into one with rounded digits
  'odd-phone',
  'odd-yes-no',
  'too-long',
  'unknown-unit',
  'unknown-section',
  'twice', // an earlier row of the file is the same person
  'elsewhere', // stands on the roster of another unit: a move is entered in the ledger
  'several', // more than one person on the roster may be meant
  'other-entry-day', // an entry day is corrected in the ledger
  'left', // has left the service
] as const;
export type ProblemCode = (typeof problemCodes)[number];
export type Problem = { column: ColumnKey; code: ProblemCode };

/** Which column of a heading row holds what; a heading may carry a star or a remark in brackets. */
export function columnsIn(headings: readonly string[]): Map<ColumnKey, number> {
  const bare = headings.map((text) => text.replace(/[\s*＊]|[(（].*$/g, ''));
  return new Map(
    columns.flatMap(({ key, heading }) => {
      const at = bare.indexOf(heading);
      return at < 0 ? [] : [[key, at] as const];
    }),
  );
}
