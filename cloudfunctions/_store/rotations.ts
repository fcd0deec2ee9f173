import { collection } from './collection';

/** How far the walk that turns everything to a new pair of keys has come; `_id` names the pair. */
export type RotationRow = {
  _id: string;
  /** Which collection is being walked, and the last `_id` that was looked at. */
  source: string;
  after: string;
  /** Turned in this pass, and over all passes; `broken` hold under no key and are left as they are. */
  turnedInPass: number;
  turned: number;
  broken: number;
  startedAt: number;
  /** Set when a whole pass found nothing to turn: the previous keys can be taken out of the environment. */
  finishedAt: number | null;
};
export const rotations = collection<RotationRow>('rotations');
