import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { matterId, overdueKey } from '../../../core/domain/reminder/matter';
import type { Member } from '../../_kernel/caller';
import { placeFor } from '../../_kernel/closure-place';
import { cursorOf, nodesAt } from '../../_kernel/nodes-at';
import { namesOf } from '../../_kernel/unit-names';
import { rulesFor } from '../../_kernel/unit-rules';
import { mentorships } from '../../_store/mentorships';
import { people } from '../../_store/people';
import { reminders } from '../../_store/reminders';
import { units } from '../../_store/units';
import { paperOf } from '../view';

/** Nodes that one page lists. */
const perPage = 50;

/** Whose nodes are overdue, or within their time, or closed on paper. Without the document that orders the commitment nobody is named. */
export async function overdue(
  member: Member,
  input: Input<'closure.overdue'>,
): Promise<Output<'closure.overdue'>> {
  const { now } = member;
  const { place } = placeFor(member, await units.get(input.placeId));
  const [all, { orderedBy }] = await Promise.all([
    nodesAt(place._id, input.which ?? 'overdue', now),
    rulesFor(place.path),
  ]);
  const told = { place: { id: place._id, name: place.name }, orderedBy, total: all.length };
  if (orderedBy === '') return { ...told, rows: [], next: null };
  const ahead = all.filter((one) => cursorOf(one) > (input.after ?? ''));
  const page = ahead.slice(0, perPage);
  const cadreIds = [...new Set(page.map(({ cadre }) => cadre._id))];
  const [cadres, pairs, reminded, names] = await Promise.all([
    people.byIds(cadreIds),
    mentorships.runningOf(cadreIds),
    reminders.ofMatters(page.map(({ node }) => matterId(overdueKey(node)))),
    namesOf(page.flatMap(({ cadre }) => cadre.sectionId ?? [])),
  ]);
  const mentors = await people.byIds([...new Set(pairs.map((pair) => pair.mentorId))]);
  const nameOf = new Map([...cadres, ...mentors].map((row) => [row._id, row.name]));
  const mentorOf = new Map(pairs.map((pair) => [pair.cadreId, nameOf.get(pair.mentorId) ?? '']));
  const remindedOn = new Map(reminded.map((row) => [row.matter, dayOf(row.dueAt)]));
  const last = page.at(-1);
  return {
    ...told,
    rows: page.map(({ node, cadre, days }) => ({
      nodeId: node._id,
      cadreId: cadre._id,
      cadreName: nameOf.get(cadre._id) ?? '',
      sectionName: cadre.sectionId === null ? null : names.of(cadre.sectionId),
      mentorName: mentorOf.get(cadre._id) ?? null,
      ...{ kind: node.kind, years: node.years, day: node.day, overdueDays: days },
      paper: paperOf(node),
      remindedOn: remindedOn.get(matterId(overdueKey(node))) ?? null,
    })),
    next: last && ahead.length > page.length ? cursorOf(last) : null,
  };
}
