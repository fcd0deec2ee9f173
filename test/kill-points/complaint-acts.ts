import { newId } from '../../cloudfunctions/_kernel/ids';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import type { World } from '../support/world';
import { type Act, sampleOf } from './act';

/** Under which request each person handed theirs in: its id follows from it. */
const handedIn = new Map<string, string>();

const desks = new WeakMap<World, Promise<Person>>();
/** The one who answers in a world. */
function desk(world: World): Promise<Person> {
  const known = desks.get(world) ?? world.people.officer('organisation', scopeOver.organisation);
  desks.set(world, known);
  return known;
}

/** A complaint on its way: handed in, and answered; and the rule that the same desk sets. */
export const complaintActs: Act[] = [
  {
    name: 'handing in a complaint',
    route: 'account.complain',
    // Somebody is there who is told that it waits.
    before: desk,
    input: (person, requestId) => {
      handedIn.set(person.id, requestId);
      return sampleOf('account.complain', person, requestId);
    },
  },
  {
    name: 'answering it',
    route: 'roster.answerComplaint',
    by: desk,
    input: ({ id }, requestId) => ({
      ...{ requestId, text: '已经改成一个月一次。' },
      complaintId: newId('complaint', `${id}:${handedIn.get(id)}`),
    }),
  },
  {
    name: 'setting who is a young cadre',
    route: 'roster.setCadreRule',
    by: desk,
    input: (person, requestId) => sampleOf('roster.setCadreRule', person, requestId),
  },
];
