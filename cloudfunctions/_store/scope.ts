declare const granted: unique symbol;

/**
 * What a caller may list of other people: nodes of the tree, and single people. Only `_kernel/authority.ts` makes one, from the
 * pivot; a method that lists other people's rows takes it first, so that a forgotten scope does not compile.
 */
export type Scope = {
  readonly unitIds: readonly string[];
  readonly personIds: readonly string[];
  readonly [granted]: true;
};
