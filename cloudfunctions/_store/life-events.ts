import type { LifeEventKind, LifeEventStatus } from '../../core/domain/person/life-event';
import { collection } from './collection';
import { is } from './database';
import type { Scope } from './scope';

/** One entry of the ledger of a person's life in service. */
export type LifeEventRow = {
  _id: string;
  personId: string;
  unitPath: string[];
  kind: LifeEventKind;
  /** Beijing day on which it took effect. */
  day: string;
  /** Where a rotation, promotion or entry leads; null where nothing moves. */
  to: { unitId: string; sectionId: string | null; position: string } | null;
  status: LifeEventStatus;
  /** What whoever proposed or entered it adds, in a line. */
  note?: string;
  /** Person ids. */
  proposedBy: string;
  decidedBy: string | null;
  decidedAt?: number;
  /** What a leaving ended, so that it can be given back: duties with their former end, and pairs of mentor and cadre. */
  ended?: { roles: { id: string; until: number | null }[]; pairs: string[] };
  /** Why it was refused or corrected; empty otherwise. */
  reason: string;
  /** The entry that this one stands for. */
  corrects: string | null;
  at: number;
};
const base = collection<LifeEventRow>('lifeEvents');
export const lifeEvents = {
  ...base,
  /** A person's entries, newest first. Index `personId, day`. */
  ofPerson: (personId: string) => base.find({ personId }, (query) => query.orderBy('day', 'desc')),
  /** Entries of a scope in one state, newest first. Index `unitPath, status, at`. */
  inState: (scope: Scope, status: LifeEventStatus, most: number) =>
    base.find({ unitPath: is.oneOf(scope.unitIds), status }, (query) =>
      query.orderBy('at', 'desc').limit(most),
    ),
};
