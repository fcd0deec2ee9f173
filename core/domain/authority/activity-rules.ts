import type { Rule } from './pivot';

const self = [{ as: 'self', relation: 'self' }] as const satisfies readonly Rule[];

/** Whoever holds activities for families: of a unit, or of the whole district. */
const organisers = [
  { as: 'organiser', relation: 'own-unit' },
  { as: 'organiser', relation: 'district' },
] as const satisfies readonly Rule[];

/** The pivot's rows of activities. Whose families one is for is read from the household's own rows; what is for others is not found. */
export const activityRules = {
  'activity.list': self,
  'activity.one': self,
  'activity.register': self,
  'activity.answer': self,
  'activity.withdraw': self,
  'activity.there': self,
  'activity.feedback': self,
  'activity.desk': organisers,
  'activity.save': organisers,
  'activity.turn': organisers,
  'activity.roll': organisers,
  'activity.sumUp': organisers,
  'activity.venueCode': organisers,
  // Figures of what was held, and nobody's name: whoever answers for a unit sees those of its own.
  'activity.figures': [
    ...organisers,
    { as: 'hr', relation: 'own-unit' },
    { as: 'head', relation: 'own-unit' },
    { as: 'inspector', relation: 'covered-unit' },
    { as: 'inspector', relation: 'district' },
  ],
} as const satisfies Record<string, readonly Rule[]>;
