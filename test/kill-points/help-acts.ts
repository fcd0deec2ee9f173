import { newId } from '../../cloudfunctions/_kernel/ids';
import { lookup } from '../../cloudfunctions/_kernel/keys';
import { uploadPath } from '../../cloudfunctions/_store/hand-pages';
import type { RoleRow } from '../../cloudfunctions/_store/roles';
import type { UnitRow } from '../../cloudfunctions/_store/units';
import { place } from '../support/district';
import { enclosedGroup } from '../support/help-group';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { photo, upload } from '../support/photos';
import type { World } from '../support/world';
import { type Act, sampleOf } from './act';

/** A unit of each person's own, so that what one does to a rota moves nobody else's. */
const unitOf = ({ id }: Pick<Person, 'id'>) => `unit-${id}`;
const opengidOf = ({ id }: Pick<Person, 'id'>) => `group-${id}`;

const officers = new WeakMap<World, Promise<[Person, Person]>>();
/** The two officers of a world, who serve in every unit. */
function both(world: World): Promise<[Person, Person]> {
  const known = officers.get(world);
  if (known) return known;
  const one = () => world.people.officer('duty-officer', scopeOver['duty-officer']);
  const made = (async (): Promise<[Person, Person]> => [await one(), await one()])();
  officers.set(world, made);
  return made;
}
let firstId = '';
let secondId = '';
async function officer(world: World): Promise<Person> {
  const [first, second] = await both(world);
  [firstId, secondId] = [first.id, second.id];
  return first;
}
const other = async (world: World): Promise<Person> => (await both(world))[1];

const founded = new Set<string>();
/** Everybody's unit with its officers. */
async function found(world: World): Promise<void> {
  const two = [await officer(world), await other(world)];
  const fresh = world.people.all.filter(({ id }) => !founded.has(id));
  for (const { id } of fresh) founded.add(id);
  if (fresh.length === 0) return;
  const from = await world.now();
  const units = fresh.map((person): UnitRow => {
    const path = [place.district, unitOf(person)];
    return {
      ...{ _id: unitOf(person), kind: 'unit', name: '云溪区档案馆', parentId: place.district, path },
      ...{ order: 9, closedAt: null, version: 1 },
    };
  });
  const roles = units.flatMap(({ _id, path }) =>
    two.map(
      ({ id }): RoleRow => ({
        ...{ _id: `role-${id}-${_id}`, personId: id, role: 'duty-officer', paths: path },
        scope: { kind: 'unit', ids: [_id] },
        ...{ from, until: null, grantedBy: null, endedBy: null },
      }),
    ),
  );
  await world.admin().add('units', units);
  await world.admin().add('roles', roles);
}

const enclosed = new Map<string, string>();
/** What WeChat encloses of each one's group, for the officer or for themself. */
const enclose = (by: ((world: World) => Promise<Person>) | null) => async (world: World) => {
  await found(world);
  for (const person of world.people.all) {
    const { openid } = by ? await by(world) : person;
    enclosed.set(person.id, await enclosedGroup(world, openid, opengidOf(person)));
  }
};
const cloudIdOf = ({ id }: Person) => enclosed.get(id) ?? '';

/** Under which request each person asked, and the officer a swap: their ids follow from it. */
const asked = new Map<string, string>();
const swapped = new Map<string, string>();
const posted = new Map<string, string>();
const written = new Map<string, string>();
const questionOf = ({ id }: Person) => newId('question', `${id} ${asked.get(id)}`);
/** The picture that each announced last, and those that were uploaded. */
const pictured = new Map<string, string>();
const laid = new Set<string>();
async function layPictures(world: World): Promise<void> {
  for (const person of world.people.all) {
    const mediaId = pictured.get(person.id);
    if (mediaId === undefined || laid.has(mediaId)) continue;
    laid.add(mediaId);
    await upload(world, person, uploadPath(mediaId), photo());
  }
}
/** A Monday that lies ahead of every life. */
const shift = { day: '2031-03-03', layer: 'day' } as const;

const aboutQuestion = (
  name: string,
  route: 'add' | 'rate' | 'take' | 'answer' | 'note' | 'close' | 'reopen' | 'withdraw' | 'handOn',
  by?: Act['by'],
): Act => ({
  name,
  route: `helpgroup.${route}`,
  ...(by && { by }),
  input: (person, requestId) => ({
    ...sampleOf(`helpgroup.${route}`, person, requestId),
    questionId: questionOf(person),
    ...(route === 'handOn' && { toId: secondId }),
  }),
});

const aboutUnit = (
  name: string,
  route:
    | 'setPractices'
    | 'saveEntry'
    | 'removeEntry'
    | 'postNotice'
    | 'removeNotice'
    | 'bind'
    | 'keep'
    | 'unbind'
    | 'draftRota'
    | 'publishRota'
    | 'proposeSwap',
  more: (person: Person, requestId: string) => Record<string, unknown>,
): Act => ({
  name,
  route: `helpgroup.${route}`,
  by: officer,
  input: (person, requestId) => ({
    ...sampleOf(`helpgroup.${route}`, person, requestId),
    unitId: unitOf(person),
    ...more(person, requestId),
  }),
});

/** A group is bound and a rota published; a question from the asking to the end, and once more; the shift is swapped, the group let go. */
export const helpActs: Act[] = [
  {
    ...aboutUnit('binding a group', 'bind', (person) => ({ cloudId: cloudIdOf(person) })),
    before: enclose(officer),
  },
  {
    name: 'entering from its card',
    route: 'helpgroup.enter',
    before: enclose(null),
    input: (person, requestId) => ({ requestId, cloudId: cloudIdOf(person) }),
  },
  aboutUnit('saying how long words are kept', 'keep', () => ({})),
  aboutUnit('setting the practices', 'setPractices', () => ({})),
  aboutUnit('writing an entry', 'saveEntry', (person, requestId) => {
    written.set(person.id, requestId);
    return {};
  }),
  aboutUnit('taking it out', 'removeEntry', (person) => ({
    entryId: newId('knowledge', `${firstId} ${written.get(person.id)}`),
  })),
  aboutUnit('posting a notice', 'postNotice', (person, requestId) => {
    posted.set(person.id, requestId);
    return {};
  }),
  aboutUnit('taking the notice out', 'removeNotice', (person) => ({
    noticeId: newId('notice', `${firstId} ${posted.get(person.id)}`),
  })),
  aboutUnit('drafting a rota', 'draftRota', () => ({
    pattern: [{ weekday: 1, layer: 'day', officerId: firstId, backupId: secondId }],
    exceptions: [],
  })),
  aboutUnit('publishing it', 'publishRota', () => ({ baseVersion: 1 })),
  aboutUnit('asking for a swap', 'proposeSwap', (person, requestId) => {
    swapped.set(person.id, requestId);
    return { ...shift, toId: secondId, back: null };
  }),
  {
    name: 'agreeing to it',
    route: 'helpgroup.answerSwap',
    by: other,
    input: (person, requestId) => ({
      ...{ requestId, swapId: newId('swap', `${firstId} ${swapped.get(person.id)}`), answer: 'agree' },
    }),
  },
  {
    name: 'asking on the private line',
    route: 'helpgroup.ask',
    input: (person, requestId) => {
      asked.set(person.id, requestId);
      return { ...sampleOf('helpgroup.ask', person, requestId), unitId: unitOf(person) };
    },
  },
  {
    name: 'announcing a picture',
    route: 'helpgroup.beginMedia',
    input: (person, requestId) => {
      pictured.set(person.id, newId('question-media', `${person.id} ${requestId}`));
      return { ...sampleOf('helpgroup.beginMedia', person, requestId), questionId: questionOf(person) };
    },
  },
  {
    name: 'keeping a picture',
    route: 'helpgroup.keepMedia',
    before: layPictures,
    input: (person, requestId) => ({ requestId, mediaId: pictured.get(person.id), seconds: 0 }),
  },
  aboutQuestion('adding to a question', 'add'),
  aboutQuestion('taking a question', 'take', officer),
  aboutQuestion('noting beside a question', 'note', officer),
  aboutQuestion('answering a question', 'answer', officer),
  aboutQuestion('saying how it helped', 'rate'),
  aboutQuestion('closing a question', 'close'),
  aboutQuestion('opening a question again', 'reopen', officer),
  aboutQuestion('handing a question on', 'handOn', officer),
  aboutQuestion('taking a question back', 'withdraw'),
  {
    name: 'ordering the duty log',
    route: 'export.orderDutyLog',
    by: officer,
    input: (person, requestId) => ({
      ...sampleOf('export.orderDutyLog', person, requestId),
      unitId: unitOf(person),
    }),
  },
  {
    name: 'leaving the space',
    route: 'helpgroup.leave',
    input: (person, requestId) => ({ requestId, unitId: unitOf(person) }),
  },
  aboutUnit('letting the group go', 'unbind', (person) => ({
    groupId: lookup('group', opengidOf(person)).slice(0, 24),
  })),
];
