import type { InboxItem } from '../../../../../core/contract/reminder';
import { dayOf, rowDayText } from '../../../../text/dates';
import { deliveries, inboxText } from '../../text/inbox';

/** Most matters of each group that are shown: what is older is in its own page. */
const mostDone = 20;

/** The page's data: matters that wait and matters that are done, each once, by its newest reminder. */
export function inboxView(items: InboxItem[], seenUpTo: number, now: number) {
  const newest = items.filter((item, at) => items.findIndex((other) => other.matter === item.matter) === at);
  const fresh = (item: InboxItem) => !item.done && item.dueAt > seenUpTo;
  const row = (item: InboxItem) => ({
    id: item.id,
    title: item.title,
    note: [fresh(item) ? inboxText.fresh : '', item.why, deliveries[item.delivery]]
      .filter(Boolean)
      .join(' · '),
    when: rowDayText(dayOf(item.dueAt), dayOf(now)),
    icon: item.done ? 'check' : item.topic === 'timebook' ? 'mail' : 'bell',
    quiet: item.done,
    page: item.page,
  });
  const unread = newest.filter(fresh).length;
  return {
    unread: unread > 0 ? inboxText.unread(unread) : '',
    waiting: newest.filter((item) => !item.done).map(row),
    done: newest
      .filter((item) => item.done)
      .slice(0, mostDone)
      .map(row),
  };
}
