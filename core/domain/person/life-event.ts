/** What happens in a career or a family that other parts of the programme answer to. */
export const lifeEventKinds = [
  'entry',
  'probation-end',
  'rotation',
  'promotion',
  'sanction',
  'family-change',
  'leave-start',
  'leave-end',
  'leaving',
] as const;
export type LifeEventKind = (typeof lifeEventKinds)[number];

/** `corrected`: another entry stands for it. Only what is confirmed has consequences. */
export type LifeEventStatus = 'proposed' | 'confirmed' | 'refused' | 'corrected';
