import { collection } from './collection';

/** An erasure that is being carried out; `_id` is the person's. Gone when nothing is left to do. */
export type ErasureRow = { _id: string; personId: string; openid: string; at: number };
const base = collection<ErasureRow>('erasures');
export const erasures = {
  ...base,
  /** Those that wait, as a rule none. */
  waiting: (most: number) => base.walk('', most),
};
