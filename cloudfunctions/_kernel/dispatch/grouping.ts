import { decideReminder, pause, type ReminderDecision } from '../../../core/domain/reminder/decision';
import { declarationIfAny } from '../../../core/domain/reminder/registry';
import type { ReminderRow } from '../../_store/reminders';
import type { Facts, Permit } from './facts';

/** One message: the reminder that it speaks of, and those of the same person that go along with it. */
export type Parcel = { lead: ReminderRow; along: readonly ReminderRow[]; permit: Permit; openid: string };

/** What is done with the rows of a page: settled without a message, put off, or sent. */
export type Sorted = { quiet: { row: ReminderRow; decision: QuietDecision }[]; parcels: Parcel[] };
export type QuietDecision = Exclude<ReminderDecision, { do: 'send' }>;

/**
 * Decides row by row, then makes one message of all that one person is to be sent: several at once would be refused (43108), cost a
 * permission each, and be a burst. What is urgent goes alone, and the rest of that person waits. Who is being written to by another
 * clock (`busy`) waits for the next minute.
 */
export function sortOut(
  rows: readonly ReminderRow[],
  facts: Facts,
  busy: ReadonlySet<string>,
  now: number,
): Sorted {
  const sorted: Sorted = { quiet: [], parcels: [] };
  const toSend = new Map<string, ReminderRow[]>();
  for (const row of rows) {
    const decision = decideReminder(row, factsAbout(row, facts), now);
    if (decision.do !== 'send') sorted.quiet.push({ row, decision });
    else if (busy.has(row.personId)) sorted.quiet.push({ row, decision: { do: 'wait', at: now + minute } });
    else toSend.set(row.personId, [...(toSend.get(row.personId) ?? []), row]);
  }
  for (const own of toSend.values()) {
    const [urgent, normal] = [own.filter(isUrgent), own.filter((row) => !isUrgent(row))];
    const [lead, ...along] = urgent.length > 0 ? urgent : ordered(normal);
    if (!lead) continue;
    sorted.parcels.push({ lead, along, permit: facts.permit(lead), openid: facts.openid(lead) ?? '' });
    if (urgent.length > 0)
      for (const row of normal) sorted.quiet.push({ row, decision: { do: 'wait', at: now + pause } });
  }
  return sorted;
}

const minute = 60_000;
const isUrgent = ({ kind }: ReminderRow): boolean => declarationIfAny(kind)?.class === 'urgent';

/** What is a main step comes first; among equals what came due last, because it is what the person is about to do. */
function ordered(rows: readonly ReminderRow[]): ReminderRow[] {
  const isMain = ({ kind, step }: ReminderRow) => (declarationIfAny(kind)?.main === step ? 1 : 0);
  return [...rows].sort((a, b) => isMain(b) - isMain(a) || b.dueAt - a.dueAt);
}

function factsAbout(row: ReminderRow, facts: Facts) {
  return {
    bound: facts.openid(row) !== undefined,
    consented: facts.consented(row),
    wanted: facts.wanted(row),
    remaining: facts.permit(row).remaining,
    night: facts.night(row),
    lastSentAt: facts.lastSentAt(row),
  };
}
