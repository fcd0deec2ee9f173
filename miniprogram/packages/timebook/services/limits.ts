/** The contract's limits, repeated because the phone imports types alone; a test holds them equal. */
export const chapterLimits = { text: 20_000, promise: 60, promises: 7, note: 200 } as const;

export const handPageLimits = { pages: 4, bytes: 700_000 } as const;

export const pledgeLimits = { text: 120 } as const;

export const signatureLimits = { strokes: 400, points: 4_000 } as const;
