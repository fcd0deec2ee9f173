import { dayMs } from '../calendar/beijing';

/** Photos of a handwritten page (手写页): how many belong to one chapter, how many uploads may wait, and bytes of one after the phone made it small. */
export const handPageLimits = { pages: 4, waiting: 12, bytes: 700_000 } as const;

/** Until when an upload that was announced is waited for. Then the clock takes away whatever lies at its place. */
export const uploadTerm = dayMs;

/** Before the end of that term by this much, in ms, no upload is taken over any more: the clock must never pass a taking-over on its way. */
export const uploadMargin = 600_000;
