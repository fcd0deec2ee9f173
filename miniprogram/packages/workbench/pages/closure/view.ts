import type { ClosureOutputs, FigureRow } from '../../../../../core/contract/closure';
import type { NodeKind } from '../../../../../core/contract/timebook';
import { dayText } from '../../../../text/dates';
import { kindText, closureText as t } from '../../text/closure';

export type Cut = keyof typeof t.cuts;
type Figures = ClosureOutputs['figures'];
type Row = FigureRow & { name?: string };

/** Most buttons that one row shows; more nodes become a bar. */
const mostButtons = 20;
const states = ['closed', 'running', 'overdue'] as const;

/** The page's data: the sum, and one table of the chosen cut. */
export function closureView(found: Figures, cut: Cut) {
  const { place, day, cadres, books, orderedBy, fewest, total } = found;
  const asked: Cut = place.kind === 'section' && cut === 'sections' ? 'kinds' : cut;
  const cuts = (Object.keys(t.cuts) as Cut[]).filter((one) => one !== 'sections' || place.kind === 'unit');
  return {
    name: place.name,
    asOf: t.asOf(dayText(day)),
    people: t.people(cadres, books),
    total: total && {
      closed: t.count(total.closed),
      of: t.of(total.due),
      sum: t.sum(total.due + total.excused, total.excused) + t.paper(total.paper),
      legend: states.map((state) => ({ state, text: `${t[state]} ${total[state]}` })),
      label: t.rowLabel(place.name, total.closed, total.due, total.overdue),
    },
    whose: fewest === null && total !== null && total.due > 0 ? t.whose : '',
    few: total === null && fewest !== null ? t.fewText(fewest) : '',
    empty: total !== null && total.due + total.excused === 0,
    cuts: cuts.map((one) => ({ cut: one, text: t.cuts[one], on: one === asked })),
    rows: (found[asked] as readonly Row[]).map((row) => rowView(row, asked, fewest === null)),
    note: [t.note, ...(fewest === null ? [] : [t.merged(fewest)]), t.document(orderedBy)].join(''),
  };
}

function rowView(row: Row, cut: Cut, exact: boolean) {
  const { key, due, closed, overdue, excused } = row;
  const title = titleOf(row, cut);
  const many = due > mostButtons;
  return {
    key,
    title,
    closed: t.count(closed),
    of: t.outOf(due, excused),
    buttons: many
      ? []
      : states.flatMap((state) =>
          Array.from({ length: row[state] }, (_, n) => ({ id: `${state}${n}`, state })),
        ),
    bar: many ? states.map((state) => ({ state, width: `${(100 * row[state]) / due}%` })) : [],
    opens: exact && cut === 'sections' && key !== '',
    label: t.rowLabel(title, closed, due, overdue),
  };
}

function titleOf({ key, name, parts }: Row, cut: Cut): string {
  if (key === 'rest') return t.rest[cut](parts ?? 0);
  if (cut === 'kinds') return kindText[key as NodeKind];
  if (cut === 'years') return t.year(key);
  return key === '' ? t.unit(name ?? '') : (name ?? '');
}
