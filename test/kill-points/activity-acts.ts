import { eveMatter } from '../../cloudfunctions/_kernel/activity-matters';
import { newId } from '../../cloudfunctions/_kernel/ids';
import { rowsDemandedBy } from '../../cloudfunctions/_kernel/outbox';
import { activityRow, offeredSeat } from '../support/activity-rows';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import type { World } from '../support/world';
import { type Act, sampleOf } from './act';

const organisers = new WeakMap<World, Promise<Person>>();
let organiserId = '';
/** The one organiser of a world. */
async function organiser(world: World): Promise<Person> {
  const known = organisers.get(world) ?? world.people.officer('organiser', scopeOver.organiser);
  organisers.set(world, known);
  organiserId = (await known).id;
  return known;
}

/** Under which request each person's own activity was drafted: its id follows from it. */
const drafted = new Map<string, string>();
const activityOf = ({ id }: Pick<Person, 'id'>) => newId('activity', `${organiserId} ${drafted.get(id)}`);
const offered = new Set<string>();

/** A seat of their own activity is kept for everybody who has none. */
async function offerSeats(world: World): Promise<void> {
  const fresh = world.people.all.filter(({ id }) => drafted.has(id) && !offered.has(id));
  const at = await world.now();
  for (const person of fresh) {
    offered.add(person.id);
    const activityId = activityOf(person);
    const seat = newId('activity seat', `${activityId} ${person.id}`);
    await world.admin().add('activitySeats', [offeredSeat(seat, activityId, person.id, at)]);
    await world.admin().patchWhere('activities', { _id: activityId }, { taken: 1, lastNumber: 9 });
  }
}

/** Another activity of each person's own, which is being held, and to which they came. */
const heldOf = ({ id }: Pick<Person, 'id'>) => newId('activity', `held ${id}`);
const begun = new Set<string>();
async function beginAll(world: World): Promise<void> {
  const fresh = world.people.all.filter(({ id }) => drafted.has(id) && !begun.has(id));
  const at = await world.now();
  for (const person of fresh) {
    begun.add(person.id);
    const _id = heldOf(person);
    const seat = offeredSeat(newId('activity seat', `${_id} ${person.id}`), _id, person.id, at);
    const comes = { ...seat, state: 'registered', answerBy: null };
    const times = { startsAt: at - 60_000, endsAt: at + 3_600_000, registerUntil: at - 60_000 };
    const figures = { taken: 1, families: 1, lastNumber: 9 };
    await world.admin().add('activities', [{ ...activityRow(_id, at), ...times, ...figures }]);
    await world.admin().add('activitySeats', [comes]);
    // As registering demands it.
    const matter = eveMatter({ _id, series: 'lesson', startsAt: times.startsAt }, seat);
    await world.admin().add('reminders', rowsDemandedBy([matter], at));
  }
}

const byOrganiser = (
  name: string,
  route: 'save' | 'turn',
  more: (person: Person, requestId: string) => Record<string, unknown>,
): Act => ({
  name,
  route: `activity.${route}`,
  by: organiser,
  input: (person, requestId) => ({
    ...sampleOf(`activity.${route}`, person, requestId),
    ...more(person, requestId),
  }),
});
const written = (person: Person) => sampleOf('activity.save', person, '').written;

/** An activity of each person's own from the draft to its end; they register, change, withdraw, and take a seat that is kept for them. */
export const activityActs: Act[] = [
  {
    name: 'drafting an activity',
    route: 'activity.save',
    by: organiser,
    input: (person, requestId) => {
      drafted.set(person.id, requestId);
      const { activityId: _, ...fresh } = sampleOf('activity.save', person, requestId);
      return { ...fresh, baseVersion: 0 };
    },
  },
  byOrganiser('publishing it', 'turn', (person, requestId) => ({
    ...{ requestId, activityId: activityOf(person), event: 'publish', baseVersion: 1, reason: undefined },
  })),
  {
    name: 'registering for it',
    route: 'activity.register',
    input: (person, requestId) => ({
      ...sampleOf('activity.register', person, requestId),
      activityId: activityOf(person),
    }),
  },
  {
    name: 'bringing another child',
    route: 'activity.register',
    input: (person, requestId) => ({
      ...sampleOf('activity.register', person, requestId),
      ...{ activityId: activityOf(person), children: 2 },
    }),
  },
  byOrganiser('moving it to another room', 'save', (person) => ({
    ...{ activityId: activityOf(person), baseVersion: 2 },
    written: { ...written(person), place: '一楼报告厅' },
  })),
  {
    name: 'withdrawing from it',
    route: 'activity.withdraw',
    input: (person, requestId) => ({ requestId, activityId: activityOf(person) }),
  },
  {
    name: 'taking a seat that is kept',
    route: 'activity.answer',
    before: offerSeats,
    input: (person, requestId) => ({ requestId, activityId: activityOf(person), answer: 'take' }),
  },
  {
    name: 'saying that one was there',
    route: 'activity.there',
    before: beginAll,
    input: (person, requestId) => ({ requestId, activityId: heldOf(person) }),
  },
  {
    name: 'saying how it was',
    route: 'activity.feedback',
    input: (person, requestId) => ({
      ...sampleOf('activity.feedback', person, requestId),
      activityId: heldOf(person),
    }),
  },
  {
    name: 'summing it up',
    route: 'activity.sumUp',
    by: organiser,
    input: (person, requestId) => ({
      ...sampleOf('activity.sumUp', person, requestId),
      activityId: heldOf(person),
    }),
  },
  byOrganiser('cancelling it', 'turn', (person) => ({ activityId: activityOf(person), baseVersion: 3 })),
];
