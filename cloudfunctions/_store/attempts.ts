import { collection } from './collection';

/** Wrong codes that a WeChat account (`_id`) has tried since `since`. */
export type AttemptRow = { _id: string; since: number; count: number };
export const attempts = collection<AttemptRow>('attempts');
