/**
 * A photo of a page: announced, then kept with the draft or its chapter, then going. `awaited`: its place is named and nothing was taken
 * over. `going`: its key is destroyed, the files are taken away by the clock, the row last.
 */
export type HandPageState = 'awaited' | 'kept' | 'going';

/** What can become of each. */
export const handPageSteps: Readonly<Record<HandPageState, readonly HandPageState[]>> = {
  awaited: ['kept', 'going'],
  kept: ['going'],
  going: [],
};
