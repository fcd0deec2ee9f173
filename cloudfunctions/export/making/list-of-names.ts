import { dayOf } from '../../../core/domain/calendar/beijing';
import { type NodeList, nodeLists } from '../../../core/domain/closure/lists';
import type { NodeKind } from '../../../core/domain/node/kinds';
import type { PaperPlace } from '../../../core/domain/node/paper';
import { nodesAt } from '../../_kernel/nodes-at';
import { namesOf } from '../../_kernel/unit-names';
import { rulesFor } from '../../_kernel/unit-rules';
import { mentorships } from '../../_store/mentorships';
import { people } from '../../_store/people';
import type { UnitRow } from '../../_store/units';

/** One node of the list, and whose it is. Never a word of text. */
export type NamedNode = {
  list: NodeList;
  cadre: string;
  section: string;
  mentor: string;
  kind: NodeKind;
  years: number;
  day: string;
  overdueDays: number;
  paperDay: string;
  paperKept: PaperPlace | null;
};
export type NamesSheet = { place: string; day: string; orderedBy: string; rows: NamedNode[] };

/** Every node of a place that is overdue, within its time or on paper; without the document that orders the commitment nobody is named. */
export async function listOfNames(place: UnitRow, now: number): Promise<NamesSheet> {
  const { orderedBy } = await rulesFor(place.path);
  const sheet = { place: place.name, day: dayOf(now), orderedBy };
  if (orderedBy === '') return { ...sheet, rows: [] };
  const lists = await Promise.all(
    nodeLists.map(async (list) => (await nodesAt(place._id, list, now)).map((one) => ({ list, ...one }))),
  );
  const found = lists.flat();
  const cadreIds = [...new Set(found.map(({ cadre }) => cadre._id))];
  const [cadres, pairs, names] = await Promise.all([
    people.byIds(cadreIds),
    mentorships.runningOf(cadreIds),
    namesOf([...new Set(found.flatMap(({ cadre }) => cadre.sectionId ?? []))]),
  ]);
  const mentors = await people.byIds([...new Set(pairs.map((pair) => pair.mentorId))]);
  const nameOf = new Map([...cadres, ...mentors].map((row) => [row._id, row.name]));
  const mentorOf = new Map(pairs.map((pair) => [pair.cadreId, nameOf.get(pair.mentorId) ?? '']));
  const rows = found.map(({ list, node, cadre, days }) => ({
    list,
    cadre: nameOf.get(cadre._id) ?? '',
    section: cadre.sectionId === null ? '' : names.of(cadre.sectionId),
    mentor: mentorOf.get(cadre._id) ?? '',
    ...{ kind: node.kind, years: node.years, day: node.day, overdueDays: days },
    ...{ paperDay: node.paperDay ?? '', paperKept: node.paperKept ?? null },
  }));
  return { ...sheet, rows };
}
