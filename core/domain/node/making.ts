import { instantOf } from '../calendar/beijing';
import { anniversaryId, type NodeFacts, onboardingId } from './identity';

const untouched = { openedAt: null, rereadAt: null, closedAt: null, chapterNumber: null };

/** The node of entering service. */
export function newOnboarding(bookId: string, entryDay: string): NodeFacts {
  const dueAt = instantOf(entryDay);
  return {
    _id: onboardingId(bookId),
    bookId,
    kind: 'onboarding',
    years: 0,
    day: entryDay,
    dueAt,
    ...untouched,
  };
}

/** The node of an anniversary. It comes at Beijing midnight: the book opens on the day, the reminder follows at nine. */
export function newAnniversary(bookId: string, { years, day }: { years: number; day: string }): NodeFacts {
  const _id = anniversaryId(bookId, day);
  return { _id, bookId, kind: 'anniversary', years, day, dueAt: instantOf(day), ...untouched };
}
