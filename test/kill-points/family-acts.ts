import { newId } from '../../cloudfunctions/_kernel/ids';
import { type Act, sampleOf } from './act';

/** Under which request each person asked the relative in who is taken back: their id follows from it. */
const asked = new Map<string, string>();

/** Somebody of the family is asked in, then another who is taken back: the first stays until everything is erased. */
export const familyActs: Act[] = [
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
];
