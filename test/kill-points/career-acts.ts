import { newId } from '../../cloudfunctions/_kernel/ids';
import { place } from '../support/district';
import type { Person } from '../support/people';
import type { Act } from './act';

/** Under which request each person's last entry was made: its id follows from it. */
const made = new Map<string, string>();
const eventId = ({ id }: Person) => newId('event', `${id}:${made.get(id)}`);
const remembered = ({ id }: Person, requestId: string) => {
  made.set(id, requestId);
  return requestId;
};
/** A day shortly before a person's first anniversary, on which these acts are played. */
const dayOf = ({ entryDay }: Person, rest: string) => `${Number(entryDay.slice(0, 4)) + 1}-${rest}`;

/** The ledger of a life in service: proposed by the person, confirmed by HR, put right, and a move that HR enters. */
export const careerActs = (hr: NonNullable<Act['by']>): Act[] => [
  {
    name: 'proposing the end of probation',
    route: 'roster.proposeEvent',
    before: (world) => world.advance('P1Y', false),
    input: (person, requestId) => ({
      requestId: remembered(person, requestId),
      ...{ kind: 'probation-end', day: dayOf(person, '06-15'), note: '' },
    }),
  },
  {
    name: 'confirming it',
    route: 'roster.decideEvent',
    by: hr,
    input: (person, requestId) => ({ requestId, eventId: eventId(person), decision: 'confirm' }),
  },
  {
    name: 'putting its day right',
    route: 'roster.correctEvent',
    by: hr,
    input: (person, requestId) => ({
      ...{ requestId, eventId: eventId(person), reason: '日期录错了' },
      instead: { day: dayOf(person, '06-20') },
    }),
  },
  {
    name: 'entering a move',
    route: 'roster.enterEvent',
    by: hr,
    input: (person, requestId) => ({
      ...{ requestId, personId: person.id, kind: 'rotation', day: dayOf(person, '06-25') },
      to: { unitId: place.court, sectionId: place.office, position: '科员' },
    }),
  },
];
