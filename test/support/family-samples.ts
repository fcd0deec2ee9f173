import type { Input, Route } from '../../core/contract';
import { type Subject, signature } from './samples';

type FamilyRoute = Extract<Route, `family.${string}`>;

/** The part of `samples.ts` that is about the family. */
export const familySamples: { [R in FamilyRoute]: (subject: Subject) => Input<R> } = {
  'family.home': () => ({}),
  'family.invite': ({ requestId }) => ({ requestId, name: '南乔', relation: 'spouse' }),
  'family.remove': ({ requestId }) => ({ requestId, memberId: 'nobody-of-this-family' }),
  'family.thing': () => ({ kind: 'words', year: 2026 }),
  'family.plan': ({ requestId }) => ({ requestId, kind: 'site', day: '2027-12-31' }),
  'family.mark': ({ requestId }) => ({
    requestId,
    kind: 'pledge',
    answer: 'keep',
    text: '家里干净，饭才香。',
    signature,
    anew: 'yes',
  }),
};
