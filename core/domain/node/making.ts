import { addDays, dayOf, daysBetween, instantOf } from '../calendar/beijing';
import { type NodeFacts, type NodeKind, nodeIdOf } from './identity';
import { daysToClose } from './state';

const untouched = { openedAt: null, rereadAt: null, closedAt: null, chapterNumber: null };

/** A node that comes at the beginning of `comes`, by default its own day: the book opens on the day, the reminder follows at nine. */
export function newNode(
  bookId: string,
  kind: NodeKind,
  { day, years = 0, comes = day }: { day: string; years?: number; comes?: string },
): NodeFacts {
  return {
    _id: nodeIdOf(bookId, kind, day),
    bookId,
    kind,
    years,
    day,
    dueAt: instantOf(comes),
    ...untouched,
  };
}

/**
 * The node of entering service. The first chapter is due within 30 days of the entry day; whoever joins the programme after them
 * has 30 days from joining, so that nobody is overdue on the first day here.
 */
export function newOnboarding(bookId: string, entryDay: string, joinedAt = instantOf(entryDay)): NodeFacts {
  const joined = dayOf(joinedAt);
  const late = daysBetween(entryDay, joined) > daysToClose;
  return newNode(bookId, 'onboarding', { day: entryDay, comes: late ? joined : entryDay });
}

/** The node of an anniversary. */
export function newAnniversary(bookId: string, ahead: { years: number; day: string }): NodeFacts {
  return newNode(bookId, 'anniversary', ahead);
}

/** Days after which an event that was recorded late is history, and asks for no chapter. */
export const daysToRecord = 90;

/**
 * The node of an event that the ledger confirmed at `now`: on its day, or, recorded later, on the day of recording. Null when it
 * lies so far back that to ask for a chapter would be paperwork.
 */
export function recordedNode(bookId: string, kind: NodeKind, day: string, now: number): NodeFacts | null {
  const today = dayOf(now);
  if (addDays(day, daysToRecord) < today) return null;
  return newNode(bookId, kind, { day, comes: day > today ? day : today });
}

/** Days between the owner's formal request and the opening: a weak hour passes, and the request can be taken back. */
export const daysOfReflection = 15;

/** The node that opens the book on its owner's formal request. */
export function requestedNode(bookId: string, now: number): NodeFacts {
  return newNode(bookId, 'request', { day: addDays(dayOf(now), daysOfReflection) });
}
