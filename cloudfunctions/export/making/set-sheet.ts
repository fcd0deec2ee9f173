import type { ClosureOutputs, Figure, FigureRow } from '../../../core/contract/closure';
import { instantOf } from '../../../core/domain/calendar/beijing';
import { type Sheet, setSpreadsheet } from '../setting/spreadsheet';
import { nodeName } from '../text/document';
import { closureColumns, nameColumns, sheetText as t } from '../text/sheet';
import type { NamesSheet } from './list-of-names';

type Figures = ClosureOutputs['figures'];

/** Figures of closure as a spreadsheet: the whole, and a sheet for each cut. Figures are numbers, so that a column can be added up. */
export function setFigures(found: Figures): Promise<Buffer> {
  const above = [
    t.title(found.place.name),
    t.counted(found.day, found.cadres, found.books),
    t.document(found.orderedBy),
  ];
  const below = [t.note, ...(found.fewest === null ? [] : [t.merged(found.fewest)])];
  const sheet = (name: string, rows: Sheet['rows'], first: string): Sheet => ({
    ...{ name, above, rows, below },
    columns: [{ title: first, width: 28 }, ...closureColumns],
  });
  const whole = found.total ? [[found.place.name, ...numbers(found.total)]] : [];
  const { sections, kinds, years } = found;
  return setSpreadsheet(
    [
      sheet(t.total, whole, t.place),
      ...(found.place.kind === 'unit'
        ? [
            sheet(
              t.sections,
              sections.map((row) => [sectionName(row), ...numbers(row)]),
              t.section,
            ),
          ]
        : []),
      sheet(
        t.kinds,
        kinds.map((row) => [kindName(row), ...numbers(row)]),
        t.kind,
      ),
      sheet(
        t.years,
        years.map((row) => [yearName(row), ...numbers(row)]),
        t.year,
      ),
    ],
    instantOf(found.day),
  );
}

/** Whose nodes they are, a row each. */
export function setNames({ place, day, orderedBy, rows }: NamesSheet): Promise<Buffer> {
  const sheet: Sheet = {
    name: t.names,
    above: [t.namesTitle(place), t.asOf(day), t.document(orderedBy)],
    columns: nameColumns,
    rows: rows.map((row) => [
      ...[t.lists[row.list], row.cadre, row.section, nodeName(row.kind, row.years), row.day],
      ...[row.list === 'overdue' ? row.overdueDays : '', row.mentor],
      ...[row.paperDay, row.paperKept ? t.kept[row.paperKept] : ''],
    ]),
    below: [t.namesNote],
  };
  return setSpreadsheet([sheet], instantOf(day));
}

const numbers = ({ people, due, closed, running, overdue, excused, paper }: Figure): number[] => [
  ...[people, due, closed, running, overdue, excused, paper],
];
const rest = ({ parts }: FigureRow) => t.rest(parts ?? 0);
const sectionName = (row: Figures['sections'][number]) =>
  row.key === 'rest' ? rest(row) : row.key === '' ? t.unitItself(row.name) : row.name;
const kindName = (row: Figures['kinds'][number]) =>
  row.key === 'rest' ? rest(row) : row.key === 'anniversary' ? t.anniversary : nodeName(row.key, 0);
const yearName = (row: FigureRow) => (row.key === 'rest' ? rest(row) : t.yearOf(row.key));
