import type { ComplaintKind } from '../../core/contract/complaint';
import type { Box } from './chapters';
import { collection } from './collection';
import { is } from './database';
import type { Scope } from './scope';

/** Something that somebody handed in; what was said, and answered, is in the box. */
export type ComplaintRow = {
  _id: string;
  personId: string;
  /** Where they work; a relative's stands under the district of the cadre. */
  unitPath: string[];
  kind: ComplaintKind;
  number: string;
  at: number;
  dueDay: string;
  answeredAt: number | null;
  box: Box;
};
const base = collection<ComplaintRow>('complaints');
export const complaints = {
  ...base,
  /** Somebody's own, newest first. Index `personId, at`. */
  ofPerson: (personId: string) => base.find({ personId }, (query) => query.orderBy('at', 'desc')),
  /** Those of a scope that wait, the oldest first. Index `unitPath, answeredAt, at`. */
  waiting: (scope: Scope, most: number) =>
    base.find({ unitPath: is.oneOf(scope.unitIds), answeredAt: null }, (query) =>
      query.orderBy('at', 'asc').limit(most),
    ),
  /** Those of a scope that are answered, the latest first. Index `unitPath, answeredAt, at`. */
  answered: (scope: Scope, most: number) =>
    base.find({ unitPath: is.oneOf(scope.unitIds), answeredAt: is.above(0) }, (query) =>
      query.orderBy('answeredAt', 'desc').limit(most),
    ),
};
