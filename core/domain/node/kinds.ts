/** The life nodes that exist (DOMAIN.md §3): five that ask for a chapter, two that only open the book for its owner. */
export const nodeKinds = [
  'onboarding',
  'anniversary',
  'rotation',
  'promotion',
  'probation-end',
  'leaving',
  'request',
] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** What the ledger of life events knows (docs/decisions/0030); an event of another kind changes nothing at a book. */
export type LedgerKind =
  | 'entry'
  | 'probation-end'
  | 'rotation'
  | 'promotion'
  | 'leave-start'
  | 'leave-end'
  | 'leaving';

type KindRule = {
  /** `chapter`: closed by re-reading and continuing. `nothing`: closed by being opened, never overdue. */
  asks: 'chapter' | 'nothing';
  /** The confirmed event that makes it; null for those that come with time or by the owner's own act. */
  madeBy: LedgerKind | null;
  /** Of several on one day the lowest stands first: it gives the opening its name. */
  order: number;
  /** What tells two of a kind apart in the natural key. */
  keyedBy: 'none' | 'year' | 'day';
};

/** One row for each kind: everything that differs between them. What they share is in `state.ts` and `opening.ts`. */
export const kindRules: Record<NodeKind, KindRule> = {
  onboarding: { asks: 'chapter', madeBy: 'entry', order: 6, keyedBy: 'none' },
  anniversary: { asks: 'chapter', madeBy: null, order: 5, keyedBy: 'year' },
  rotation: { asks: 'chapter', madeBy: 'rotation', order: 3, keyedBy: 'day' },
  promotion: { asks: 'chapter', madeBy: 'promotion', order: 2, keyedBy: 'day' },
  'probation-end': { asks: 'chapter', madeBy: 'probation-end', order: 4, keyedBy: 'day' },
  leaving: { asks: 'nothing', madeBy: 'leaving', order: 0, keyedBy: 'day' },
  request: { asks: 'nothing', madeBy: null, order: 1, keyedBy: 'day' },
};

/** The kind that an event of the ledger makes, or null when it makes none. */
export function kindMadeBy(event: LedgerKind): NodeKind | null {
  return nodeKinds.find((kind) => kindRules[kind].madeBy === event) ?? null;
}
