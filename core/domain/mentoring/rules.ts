/** What a unit or the district decides for its programme. A must names the document that orders it (DOMAIN.md §1). */
export type UnitRules = {
  /** How many cadres one mentor accompanies at most. */
  mostMentees: number;
  /** Days without contact after which a pair shows to the unit. */
  quietDays: number;
  /** Title and number of the document that orders the commitment; empty while nobody named it. */
  orderedBy: string;
};

/** What holds where neither unit nor district has set anything. */
export const usualRules: UnitRules = { mostMentees: 5, quietDays: 90, orderedBy: '' };

export const ruleLimits = { mostMentees: 30, quietDays: 366, orderedBy: 120 } as const;

/** The rules of a place: those of the nearest node above it, itself included, that has any. `path` begins with the district. */
export function rulesAt(
  path: readonly string[],
  known: ReadonlyMap<string, UnitRules>,
): UnitRules & { setBy: string | null } {
  for (const id of [...path].reverse()) {
    const { mostMentees, quietDays, orderedBy } = known.get(id) ?? {};
    if (mostMentees !== undefined && quietDays !== undefined && orderedBy !== undefined)
      return { mostMentees, quietDays, orderedBy, setBy: id };
  }
  return { ...usualRules, setBy: null };
}
