import type { ClosureOutputs, NodeList, OverdueRow } from '../../../../../core/contract/closure';
import { dayText } from '../../../../text/dates';
import { nodeName } from '../../../../text/nodes';
import { paperText } from '../../../../text/paper';
import { overdueText as t } from '../../text/overdue';

/** The page's data: the chosen list, or why there is none. */
export function overdueView({ place, orderedBy, total, rows }: ClosureOutputs['overdue'], which: NodeList) {
  return {
    place: place.name,
    count: t.count[which](total),
    tone: which === 'overdue' ? 'warn' : '',
    document: orderedBy === '' ? '' : t.document(orderedBy),
    nameless: orderedBy === '' ? t.noDocumentText() : '',
    lists: (Object.keys(t.lists) as NodeList[]).map((list) => ({
      ...{ list, text: t.lists[list], on: list === which },
    })),
    none: total === 0 ? t.none[which] : '',
    rows: rows.map((row) => rowView(row, which)),
  };
}

function rowView(
  { nodeId: id, cadreName: name, sectionName, mentorName, ...row }: OverdueRow,
  which: NodeList,
) {
  const node = `${nodeName(row.kind, row.years)} · ${dayText(row.day)}`;
  const late = row.overdueDays > 0 ? t.late(row.overdueDays) : '';
  const place = [sectionName, t.mentor(mentorName ?? '')].filter(Boolean).join(' · ');
  const paper = row.paper ? paperText(dayText(row.paper.day), row.paper.kept) : '';
  return {
    ...{ id, name, node, late, place, paper },
    reminded: row.remindedOn === null ? '' : t.reminded(dayText(row.remindedOn)),
    label: [name, late, node, place, paper].filter(Boolean).join('，'),
    remind: which === 'overdue' && row.remindedOn === null ? t.remindLabel(name, node) : '',
    record: which === 'paper' ? '' : t.paperLabel(name, node),
    takeBack: which === 'paper' ? t.takeBackLabel(name, node) : '',
  };
}
