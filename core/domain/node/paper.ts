/** Where a chapter on paper is kept. A closed list: what HR records has no place for a text. */
export const paperPlaces = ['personnel-file', 'unit-archive', 'section', 'author'] as const;
export type PaperPlace = (typeof paperPlaces)[number];

/** Whether a chapter on paper is recorded at a node: it counts the same as one that is sealed here (DOMAIN.md §3). */
export function isOnPaper(node: { paperDay?: string | null }): boolean {
  return node.paperDay != null;
}
