import { collection } from './collection';

/** What a `requestId` did (`_id` is `<personId>:<requestId>`) and what was answered: never a letter's text. */
export type RequestRow = { _id: string; route: string; inputDigest: string; answer: unknown; at: number };
export const requests = collection<RequestRow>('requests');
