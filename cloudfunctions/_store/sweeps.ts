import { collection } from './collection';

/** The last Beijing day on which everything that was due was removed by rule; `_id` is `night`. */
export type SweepRow = { _id: string; day: string; at: number };
export const sweeps = collection<SweepRow>('sweeps');
