import type { Input, Route } from '../../core/contract';
import { inParallel, type Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { samples, signature } from '../support/samples';
import type { World } from '../support/world';

/** One act in one state: how people come into that state, and what they then send. */
export type Scenario = {
  name: string;
  route: Route;
  /** Brings this many fresh people into the state. */
  prepare: (world: World, count: number) => Promise<Person[]>;
  input: (person: Person, requestId: string) => Record<string, unknown>;
};

/** Beijing day of an instant. */
export function beijingDay(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function today(world: World): Promise<string> {
  return beijingDay(await world.now());
}

const letter = (person: Person) => ({
  text: `见字如面，${person.givenName}。今天是第一天。`,
  promises: ['不收一分不该收的钱', '每周给家里打一次电话'],
});

function sampleOf<R extends Route>(route: R, person: Person, requestId: string): Input<R> {
  return samples[route]({ person: person.id, code: person.code, template: nodeReminderTemplate, requestId });
}

async function bound(world: World, count: number): Promise<Person[]> {
  return world.people.bound(count, await today(world));
}

async function withDraft(world: World, count: number): Promise<Person[]> {
  const people = await bound(world, count);
  await inParallel(people, 6, (person) =>
    world.ask(person, 'timebook.saveDraft', {
      requestId: world.requestId('draft'),
      nodeId: `${person.id}:onboarding`,
      ...letter(person),
      baseRevision: 0,
    }),
  );
  return people;
}

/** People who sealed their first chapter today. */
export async function sealed(world: World, count: number): Promise<Person[]> {
  const people = await bound(world, count);
  await inParallel(people, 6, (person) =>
    world.ask(person, 'timebook.seal', {
      requestId: world.requestId('seal'),
      nodeId: `${person.id}:onboarding`,
      ...letter(person),
      signature,
    }),
  );
  return people;
}

const anniversaryOf = (person: Person) =>
  `${person.id}:anniversary:${Number(person.entryDay.slice(0, 4)) + 1}`;

async function atAnniversary(world: World, count: number): Promise<Person[]> {
  const people = await sealed(world, count);
  await world.advance('P1Y', false);
  return people;
}

async function opened(world: World, count: number): Promise<Person[]> {
  const people = await atAnniversary(world, count);
  await inParallel(people, 6, (person) =>
    world.ask(person, 'timebook.open', { requestId: world.requestId('open'), nodeId: anniversaryOf(person) }),
  );
  return people;
}

async function reviewed(world: World, count: number): Promise<Person[]> {
  const people = await opened(world, count);
  await inParallel(people, 6, (person) =>
    world.ask(person, 'timebook.review', {
      requestId: world.requestId('review'),
      nodeId: anniversaryOf(person),
      marks: ['kept', 'help'],
    }),
  );
  return people;
}

/** At least one for every write action; those whose state matters have several. */
export const scenarios: Scenario[] = [
  {
    name: 'binding an account',
    route: 'account.bind',
    prepare: async (world, count) => world.people.invited(count, await today(world)),
    input: (person, requestId) => sampleOf('account.bind', person, requestId),
  },
  {
    name: 'a first draft',
    route: 'timebook.saveDraft',
    prepare: bound,
    input: (person, requestId) => sampleOf('timebook.saveDraft', person, requestId),
  },
  {
    name: 'a draft over an earlier one',
    route: 'timebook.saveDraft',
    prepare: withDraft,
    input: (person, requestId) => ({
      ...sampleOf('timebook.saveDraft', person, requestId),
      baseRevision: 1,
      text: '改过一遍。',
    }),
  },
  {
    name: 'sealing the first chapter',
    route: 'timebook.seal',
    prepare: withDraft,
    input: (person, requestId) => sampleOf('timebook.seal', person, requestId),
  },
  {
    name: 'taking a seal back',
    route: 'timebook.recall',
    prepare: sealed,
    input: (_person, requestId) => ({ requestId, chapterNumber: 1 }),
  },
  {
    name: 'opening a node',
    route: 'timebook.open',
    prepare: atAnniversary,
    input: (person, requestId) => ({ requestId, nodeId: anniversaryOf(person) }),
  },
  {
    name: 'ending the re-reading',
    route: 'timebook.review',
    prepare: opened,
    input: (person, requestId) => ({ requestId, nodeId: anniversaryOf(person), marks: ['kept', 'strayed'] }),
  },
  {
    name: 'sealing the next chapter',
    route: 'timebook.seal',
    prepare: reviewed,
    input: (person, requestId) => ({
      ...sampleOf('timebook.seal', person, requestId),
      nodeId: anniversaryOf(person),
    }),
  },
  {
    name: 'a permission for one message',
    route: 'reminder.grant',
    prepare: bound,
    input: (person, requestId) => sampleOf('reminder.grant', person, requestId),
  },
];
