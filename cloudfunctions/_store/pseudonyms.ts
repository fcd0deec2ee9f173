import { collection } from './collection';
import { is } from './database';

/**
 * Whose pseudonym it is, of an account as an actor or of a person as a subject: the one way back from the audit to a name. Erased with
 * the person; what was written under the pseudonym then names nobody.
 */
export type PseudonymRow = { _id: string; personId: string };
const base = collection<PseudonymRow>('pseudonyms');
export const pseudonyms = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** Index `personId`. */
  ofPerson: (personId: string) => base.find({ personId }),
};
