/** The life nodes that exist (DOMAIN.md §3). The line that is built so far makes the first two. */
export type NodeKind = 'onboarding' | 'anniversary' | 'rotation' | 'promotion' | 'probation-end';

/** What is known of a node and never derived; its state is (see `state.ts`). Instants are epoch milliseconds. */
export type NodeFacts = {
  _id: string;
  bookId: string;
  kind: NodeKind;
  /** Which anniversary (1 = first); 0 for the other kinds. */
  years: number;
  /** Beijing day of the node. */
  day: string;
  /** Beijing midnight of that day: the book opens on the day. */
  dueAt: number;
  openedAt: number | null;
  rereadAt: number | null;
  closedAt: number | null;
  chapterNumber: number | null;
};

/** Natural key of the node of entering service. */
export function onboardingId(bookId: string): string {
  return `${bookId}:onboarding`;
}

/** Natural key of an anniversary: by its calendar year, so that whoever makes it twice makes the same one. */
export function anniversaryId(bookId: string, day: string): string {
  return `${bookId}:anniversary:${day.slice(0, 4)}`;
}
