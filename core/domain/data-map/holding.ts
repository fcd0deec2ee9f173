/** By what a person is known in a row: their id, their WeChat account, or the pseudonym of either. */
export type KnownBy = 'person' | 'account' | 'subject' | 'actor';

/**
 * What becomes of rows when their person is erased. `remove`: gone at once. `tombstone`: everything personal in them is destroyed, and what the
 * chain needs to verify stays. `roster`: the employing unit's own record, gone once its person has left the service. `stays`: kept,
 * for the reason that is given.
 */
export type Erasure = 'remove' | 'tombstone' | 'roster' | 'stays';

/** How one person's rows of one collection are found, what of them is told to that person, and how they end. */
export type Holding = {
  collection: string;
  /** Field that holds whom the row is about. `prefix`: it begins with that and a colon. */
  by: string;
  of: KnownBy;
  prefix?: true;
  /** Fields that are never told: keys, digests and words under lock say nothing of a person. `all`: the row says nothing at all. */
  hide: readonly string[] | 'all';
  erase: Erasure;
  /** Why rows stay, as the person reads it; required where something does. */
  why?: string;
};
