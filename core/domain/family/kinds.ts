/** 六同六廉: six things that a family does together in a year (DOMAIN.md §4). */
export const familyKinds = ['lesson', 'site', 'words', 'pledge', 'reading', 'photo'] as const;
export type FamilyKind = (typeof familyKinds)[number];

/**
 * What each of the six asks of whoever takes part, and what counts as done. `asks`: a word of their own that is required, one that is welcome, or their
 * hand, under words that are everybody's. `done`: when one of the family did it; when a cadre and a relative both did; when every adult did.
 */
export const sixKinds: Readonly<
  Record<FamilyKind, { asks: 'word' | 'word if liked' | 'hand'; done: 'one' | 'both sides' | 'all' }>
> = {
  lesson: { asks: 'word if liked', done: 'both sides' },
  site: { asks: 'word', done: 'one' },
  words: { asks: 'word', done: 'both sides' },
  pledge: { asks: 'hand', done: 'all' },
  reading: { asks: 'word', done: 'one' },
  photo: { asks: 'word if liked', done: 'one' },
};

/** As the programme calls them. */
export const familyKindNames: Readonly<Record<FamilyKind, string>> = {
  lesson: '同上廉课',
  site: '同行廉景',
  words: '同致廉语',
  pledge: '同守廉诺',
  reading: '同读廉著',
  photo: '同框廉心',
};
