import { addDays, isDay } from '../calendar/beijing';
import type { ColumnKey, Problem } from './columns';

/** A cell as a file gives it: text, or a day that the spreadsheet knows as one (`2026-07-01`). */
export type Cells = Partial<Record<ColumnKey, string>>;

/** A row that can be read; numbers are still in clear, and are hashed before anything is kept. */
export type ReadRow = {
  name: string;
  unit: string;
  section: string;
  position: string;
  entryDay: string;
  bornYear: number | null;
  idNumber: string | null;
  phone: string | null;
  /** What the file says of being a young cadre; null leaves it to the district's rule. */
  cadre: boolean | null;
};

const yes = new Set(['是', '有', 'Y', 'y', '1', '√']);
const no = new Set(['否', '无', 'N', 'n', '0', '×']);

/** Reads one row; answers what is wrong with it when anything is. `today` is a Beijing day. */
export function readRow(cells: Cells, today: string): { row: ReadRow } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const wrong = (column: ColumnKey, code: Problem['code']) => {
    problems.push({ column, code });
    return null;
  };
  const text = (column: ColumnKey) => (cells[column] ?? '').normalize('NFKC').trim();
  // Names of places and positions keep their full-width brackets.
  const asWritten = (column: ColumnKey) => (cells[column] ?? '').normalize('NFC').trim();
  const required = (column: ColumnKey, most: number) => {
    const value = asWritten(column);
    if (value === '') wrong(column, 'missing');
    else if (Array.from(value).length > most) wrong(column, 'too-long');
    return value;
  };
  const name = text('name')
    .replace(/\s/g, '')
    .replace(/[•.‧・]/g, '·');
  if (name === '') wrong('name', 'missing');
  else if (!/^[\p{Script=Han}·]{2,20}$/u.test(name)) wrong('name', 'odd-name');

  const typedDay = text('entryDay');
  const entryDay = typedDay === '' ? wrong('entryDay', 'missing') : dayIn(typedDay);
  if (typedDay !== '' && (entryDay === null || entryDay < '1950-01-01' || entryDay > addDays(today, 366)))
    wrong('entryDay', 'odd-day');

  const typedId = text('idNumber').toUpperCase();
  const idNumber = typedId === '' ? null : typedId;
  if (idNumber !== null && /E\+|^\d{15,18}0{3}$/.test(idNumber) && !isIdNumber(idNumber))
    wrong('idNumber', 'id-as-number');
  else if (idNumber !== null && !isIdNumber(idNumber)) wrong('idNumber', 'odd-id');

  const typedPhone = text('phone')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86/, '');
  const phone = typedPhone === '' ? null : typedPhone;
  if (phone !== null && !/^1[3-9]\d{9}$/.test(phone)) wrong('phone', 'odd-phone');

  const typedYear = text('born');
  const year = typedYear === '' ? bornBy(idNumber) : Number(typedYear.slice(0, 4));
  const thisYear = Number(today.slice(0, 4));
  if (year !== null && !(year >= thisYear - 80 && year <= thisYear - 16)) wrong('born', 'odd-year');

  const typedCadre = text('cadre');
  const cadre =
    typedCadre === '' ? null : yes.has(typedCadre) ? true : no.has(typedCadre) ? false : undefined;
  if (cadre === undefined) wrong('cadre', 'odd-yes-no');

  const row = {
    ...{
      name,
      unit: required('unit', 60),
      section: asWritten('section'),
      position: required('position', 40),
    },
    ...{ entryDay: entryDay ?? '', bornYear: year, idNumber, phone, cadre: cadre ?? null },
  };
  return problems.length > 0 ? { problems } : { row };
}

/** Days of spreadsheets are counted from here. */
const spreadsheetZero = '1899-12-30';

/** A day as people write one: `2026-07-01`, `2026/7/1`, `2026.7.1`, `2026年7月1日`, `20260701`, or a spreadsheet's count of days; null when it is none. */
export function dayIn(text: string): string | null {
  if (/^[2-6]\d{4}$/.test(text)) return addDays(spreadsheetZero, Number(text));
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const made = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(made) ? made : null;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** A resident identity number by GB 11643: 17 digits with a real birthday, and the check character (ISO 7064, mod 11-2). */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return isDay(born) && checks[sum % 11] === text[17];
}

function bornBy(idNumber: string | null): number | null {
  return idNumber !== null && isIdNumber(idNumber) ? Number(idNumber.slice(6, 10)) : null;
}
