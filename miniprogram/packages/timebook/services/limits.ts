/** The same of a public pledge. */
export const pledgeLimits = { text: 120 } as const;

/** The contract's limits of a chapter, repeated because the phone imports types alone; a test holds the two equal. */
export const chapterLimits = {
  text: 20_000,
  promise: 60,
  promises: 7,
  note: 200,
  strokes: 400,
  points: 4_000,
} as const;
