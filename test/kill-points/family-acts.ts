import { newId } from '../../cloudfunctions/_kernel/ids';
import { signature } from '../support/samples';
import { type Act, sampleOf } from './act';
import { activityActs } from './activity-acts';

/** Under which request each person asked the relative in who is taken back: their id follows from it. */
const asked = new Map<string, string>();
/** A day that lies ahead. */
let ahead = '';

/** Activities first, while everybody is on their own; then somebody of the family is asked in, then another who is taken back; a day is set, a word left, taken back. The first stays until everything is erased. */
export const familyActs: Act[] = [
  ...activityActs,
  {
    name: 'asking the first of the family in',
    route: 'family.invite',
    input: (person, requestId) => sampleOf('family.invite', person, requestId),
  },
  {
    name: 'asking another in',
    route: 'family.invite',
    input: (person, requestId) => {
      asked.set(person.id, requestId);
      return { ...sampleOf('family.invite', person, requestId), name: '妈妈', relation: 'parent' };
    },
  },
  {
    name: 'taking it back',
    route: 'family.remove',
    input: (person, requestId) => ({
      requestId,
      memberId: newId('relative', `${person.id} ${asked.get(person.id)}`),
    }),
  },
  {
    name: 'setting a day for one of the six',
    route: 'family.plan',
    before: async (world) => {
      ahead = new Date((await world.now()) + 40 * 86_400_000).toISOString().slice(0, 10);
    },
    input: (person, requestId) => ({ ...sampleOf('family.plan', person, requestId), day: ahead }),
  },
  {
    name: 'leaving a word',
    route: 'family.mark',
    // A word is given without a hand.
    input: (person, requestId) => {
      const { signature: _, anew: __, ...word } = sampleOf('family.mark', person, requestId);
      return { ...word, kind: 'words' };
    },
  },
  {
    name: 'taking the word back',
    route: 'family.mark',
    input: (_person, requestId) => ({ requestId, kind: 'words', answer: 'take-back' }),
  },
  {
    name: 'signing the pledge of the family',
    route: 'family.mark',
    input: (_person, requestId) => ({
      ...{ requestId, kind: 'pledge', answer: 'keep', text: '有事回家说。', signature },
    }),
  },
  {
    name: 'signing other words',
    route: 'family.mark',
    input: (_person, requestId) => ({
      ...{ requestId, kind: 'pledge', answer: 'keep', text: '晚饭回家吃。', signature, anew: 'yes' },
    }),
  },
];
