import type { Box } from './chapters';
import { collection } from './collection';
import { is } from './database';
import type { Scope } from './scope';

/**
 * A public pledge as it stands on its unit's wall; one for each person, under their id. Text and signature lie in the box. `since`: when the
 * first one of an unbroken row was signed. A pledge that is taken back leaves no row.
 */
export type PledgeRow = {
  _id: string;
  unitId: string;
  signedAt: number;
  since: number;
  version: number;
  box: Box;
};
const base = collection<PledgeRow>('pledges');
export const pledges = {
  ...base,
  /** Those signed for the units of a scope before an instant, newest first. Index `unitId, signedAt`. */
  onWall: (scope: Scope, before: number, most: number) =>
    base.find({ unitId: is.oneOf(scope.unitIds), signedAt: is.before(before) }, (query) =>
      query.orderBy('signedAt', 'desc').limit(most),
    ),
};
