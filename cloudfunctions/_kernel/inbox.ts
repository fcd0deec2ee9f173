import type { InboxItem } from '../../core/contract/timebook';
import type { NodeFacts } from '../../core/domain/node/identity';
import { type ReminderRow, reminders } from '../_store/reminders';

/** Most entries that an inbox shows: more than two years of them. */
const mostEntries = 20;

const deliveries: Record<ReminderRow['status'], InboxItem['delivery']> = {
  pending: 'none',
  claimed: 'none',
  attempting: 'unknown',
  sent: 'sent',
  unknown: 'unknown',
  failed: 'failed',
  inbox: 'none',
  dropped: 'none',
};

/** Where a reminder leads: to the page that opens its node, or, at the first one, to the page that writes. */
export function pageOf(row: Pick<ReminderRow, 'nodeId' | 'nodeKind'>): string {
  const page = row.nodeKind === 'onboarding' ? 'write' : 'open';
  return `packages/timebook/pages/${page}/index?nodeId=${row.nodeId}`;
}

/** A row as its person sees it. */
export function inboxItem(row: ReminderRow, node: NodeFacts | undefined): InboxItem {
  const { _id: id, nodeId, nodeKind, years, offsetDays, dueAt } = row;
  const done = node?.closedAt != null;
  return {
    id,
    kind: 'node',
    nodeId,
    nodeKind,
    years,
    offsetDays,
    dueAt,
    done,
    delivery: deliveries[row.status],
    page: pageOf(row),
  };
}

/** Everything that has come due for a person, newest first; it needs no clock to have run. */
export async function cameDue(personId: string, now: number): Promise<ReminderRow[]> {
  const rows = await reminders.cameDue(personId, now, mostEntries);
  return rows.filter((row) => row.status !== 'dropped');
}
