import { addDays, daysBetween } from '../calendar/beijing';

/** A long leave, first and last day; `until` is null while it lasts. */
export type Leave = { from: string; until: string | null };

/** Leaves after the ledger said that one begins, or that the one under way ended on `day`. Saying it twice changes nothing. */
export function leavesAfter(
  leaves: readonly Leave[],
  event: { kind: 'leave-start' | 'leave-end'; day: string },
): Leave[] {
  if (event.kind === 'leave-start') {
    if (leaves.some((leave) => leave.from === event.day)) return [...leaves];
    return [...leaves, { from: event.day, until: null }].sort((a, b) => (a.from < b.from ? -1 : 1));
  }
  const underWay = leaves.filter((leave) => leave.until === null && leave.from <= event.day).at(-1);
  return leaves.map((leave) => (leave === underWay ? { ...leave, until: event.day } : leave));
}

/** Days on leave after `from` and up to `to`: they do not count towards a limit. Overlapping leaves count once. */
export function daysOnLeave(leaves: readonly Leave[], from: string, to: string): number {
  let counted = 0;
  let reached = from; // the last day that was looked at
  for (const leave of [...leaves].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = leave.until === null || leave.until > to ? to : leave.until;
    const before = daysBetween(leave.from, reached) >= 0 ? reached : addDays(leave.from, -1);
    const days = daysBetween(before, last);
    if (days > 0) counted += days;
    if (last > reached) reached = last;
  }
  return counted;
}

/** True when a day lies in a leave. */
export function onLeave(leaves: readonly Leave[], day: string): boolean {
  return leaves.some((leave) => leave.from <= day && (leave.until === null || day <= leave.until));
}
