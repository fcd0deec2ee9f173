import type { ClosureOutputs, OverdueRow } from '../../../../../core/contract/closure';
import { dayText } from '../../../../text/dates';
import { nodeName } from '../../../../text/nodes';
import { overdueText as t } from '../../text/overdue';

/** The page's data: the list, or why there is none. */
export function overdueView({ place, orderedBy, total, rows }: ClosureOutputs['overdue']) {
  return {
    place: place.name,
    count: t.count(total),
    document: orderedBy === '' ? '' : t.document(orderedBy),
    nameless: orderedBy === '' && total > 0 ? t.noDocumentText(total) : '',
    empty: total === 0,
    rows: rows.map(rowView),
  };
}

function rowView({ nodeId: id, cadreName: name, sectionName, mentorName, ...row }: OverdueRow) {
  const node = `${nodeName(row.kind, row.years)} · ${dayText(row.day)}`;
  const late = t.late(row.overdueDays);
  const place = [sectionName, t.mentor(mentorName ?? '')].filter(Boolean).join(' · ');
  return {
    ...{ id, name, node, late, place },
    reminded: row.remindedOn === null ? '' : t.reminded(dayText(row.remindedOn)),
    label: [name, late, place, node].join('，'),
    act: t.remindLabel(name, node),
  };
}
