import type { Route } from '../../core/contract';
import { pivot, type Rule, views } from '../../core/domain/authority/pivot';
import { type RoleWord, roleWords } from '../../core/domain/authority/roles';
import { place } from '../support/district';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { routes } from '../support/registry';
import { samples } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** Who asks: one holder of every role over the court's civil division, a mentor, a cadre without a duty, an account bound to nobody. */
type Asker = RoleWord | 'mentor' | 'cadre' | 'nobody';
const askers: Asker[] = [...roleWords, 'mentor', 'cadre', 'nobody'];
const subjects = {
  'own division': [place.district, place.court, place.civil],
  'same unit': [place.district, place.court, place.office],
  'another unit': [place.district, place.bureau, place.works],
  'unit nobody covers': [place.district, place.school],
} as const;
type Where = keyof typeof subjects;
const wheres = Object.keys(subjects) as Where[];
const table: Record<Route, readonly Rule[]> = pivot;

let world: World;
const phones = new Map<Asker, string>();
const people = new Map<Where, Person>();

beforeAll(async () => {
  world = await startWorld();
  for (const where of wheres) {
    const path = subjects[where];
    const at = { unitId: path[1], sectionId: path[2] ?? null, unitPath: [...path] };
    const [person] = (await world.people.invited(1, '2024-07-01', at)) as [Person];
    people.set(where, person);
  }
  for (const role of roleWords) phones.set(role, (await world.people.officer(role, scopeOver[role])).openid);
  const [mentor, cadre] = (await world.people.bound(2, '2020-07-01')) as [Person, Person];
  phones.set('mentor', mentor.openid).set('cadre', cadre.openid).set('nobody', 'openid-of-nobody');
  const cadreId = (people.get('own division') as Person).id;
  const period = { from: (await world.now()) - 1, until: null, note: '' };
  await world
    .admin()
    .add('mentorships', [{ _id: 'm-1', cadreId, mentorId: mentor.id, unitId: place.court, ...period }]);
});

afterAll(async () => {
  await world.close();
  hangUp();
});

/** The rule that this asker's part has in a row, or undefined: worked out from the row's words, not by the product's code. */
function ruleOf(asker: Asker, route: Route): Rule | undefined {
  const relations: Record<string, string> = {
    section: 'own-section',
    line: 'own-line',
    unit: 'own-unit',
    units: 'covered-unit',
    district: 'district',
  };
  return table[route].find(
    ({ as, relation }) =>
      (as === 'self' && asker !== 'nobody') ||
      (as === asker && (asker === 'mentor' || relation === relations[scopeOver[asker as RoleWord].kind])),
  );
}

/** Whether a subject lies inside what the asker's duty is about. */
function inside(asker: Asker, where: Where): boolean {
  if (asker === 'mentor') return where === 'own division';
  if (asker === 'cadre' || asker === 'nobody') return false;
  return scopeOver[asker].ids.some((id) => (subjects[where] as readonly string[]).includes(id));
}

/** What an asker who has no part in a row is told. */
const noPart = (asker: Asker) => (asker === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN');

async function storeBeside(collection: string): Promise<string> {
  const { [collection]: _, ...rest } = await world.dump();
  return JSON.stringify(rest);
}

/** Calls, and when it is refused finds one row in the security log and nothing else. */
async function ask(asker: Asker, route: Route, input: unknown) {
  const before = await storeBeside('refusals');
  const noted = (await world.documents('refusals')).length;
  const answer = await world.call(phones.get(asker) as string, route, input as never);
  if (!answer.ok) {
    expect(await storeBeside('refusals')).toBe(before);
    const rows = (await world.documents('refusals')).slice();
    const loggable = ['FORBIDDEN', 'NOT_FOUND'].includes(answer.code);
    expect([route, asker, rows.length - noted]).toEqual([route, asker, loggable ? 1 : 0]);
  }
  return answer;
}

test('the pivot has a row for every action, and no row for what is none', () => {
  expect(Object.keys(pivot).sort()).toEqual([...routes].sort());
});

test('protected fields stand in no view', () => {
  const named = new Set<string>(Object.values(views).flat());
  for (const field of ['idHash', 'phoneHash', 'keys', 'sortKey', 'pinyin', 'boundAt', 'version', 'openid'])
    expect([field, named.has(field)]).toEqual([field, false]);
});

describe.each(askers)('%s', (asker) => {
  test.each(wheres)('sees of somebody in: %s, what the view names, or learns nothing', async (where) => {
    const person = people.get(where) as Person;
    const rule = ruleOf(asker, 'roster.person');
    const answer = await ask(asker, 'roster.person', { personId: person.id, why: '核对名册' });
    if (!rule) expect(answer).toMatchObject({ ok: false, code: noPart(asker) });
    else if (!inside(asker, where)) expect(answer).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    else {
      const fields = Object.keys((answer as unknown as { value: { person: object } }).value.person);
      expect(fields.sort()).toEqual([...views[rule.view as keyof typeof views]].sort());
    }
  });

  test('lists those of the duty and nobody else', async () => {
    const rule = ruleOf(asker, 'roster.people');
    const answer = await ask(asker, 'roster.people', {});
    if (!rule) return expect(answer).toMatchObject({ ok: false, code: noPart(asker) });
    const listed = (answer as unknown as { value: { people: { id: string }[] } }).value.people;
    const ids = new Set(listed.map(({ id }) => id));
    for (const where of wheres)
      expect([where, ids.has((people.get(where) as Person).id)]).toEqual([where, inside(asker, where)]);
    for (const one of listed)
      expect(
        Object.keys(one).every((field) => (views[rule.view as 'file'] as readonly string[]).includes(field)),
      ).toBe(true);
  });

  test('is let into every other action of the roster exactly as the pivot says', async () => {
    const { id, name, code } = people.get('own division') as Person;
    for (const route of routes.filter((one) => one.startsWith('roster.'))) {
      const subject = { person: id, name, code, template: nodeReminderTemplate };
      const input = samples[route]({ ...subject, requestId: world.requestId('matrix') });
      const answer = await ask(asker, route, input);
      if (!ruleOf(asker, route)) expect([route, answer]).toMatchObject([route, { code: noPart(asker) }]);
      else if (!answer.ok) expect([route, answer.code]).not.toEqual([route, 'FORBIDDEN']);
    }
  });
});

test('what is not there is answered, and noted, as what is somebody else’s', async () => {
  const answer = await ask('hr', 'roster.person', { personId: 'nobody-has-this-id' });
  const { traceId: _, ...told } = answer as { traceId: string };
  const foreign = await ask('hr', 'roster.person', { personId: (people.get('another unit') as Person).id });
  const { traceId: __, ...same } = foreign as { traceId: string };
  expect(told).toEqual(same);
});

test('a role is given only with its holder’s name typed, never to oneself, and never administrator with auditor', async () => {
  const { id, name } = people.get('own division') as Person;
  const grant = (role: RoleWord, confirm: string) =>
    ask('administrator', 'roster.grantRole', {
      requestId: world.requestId('grant'),
      personId: id,
      role,
      scope: scopeOver[role],
      confirm,
    });
  expect(await grant('auditor', `${name}？`)).toMatchObject({ code: 'INVALID', reason: 'not-confirmed' });
  expect(await grant('auditor', name)).toMatchObject({ ok: true, value: { role: { state: 'in-force' } } });
  expect(await grant('auditor', name)).toMatchObject({ code: 'CONFLICT', reason: 'role-held' });
  expect(await grant('administrator', name)).toMatchObject({ code: 'CONFLICT', reason: 'role-conflict' });
  const wrong = { ...scopeOver.hr, kind: 'district' as const };
  const misfit = {
    requestId: world.requestId('grant'),
    personId: id,
    role: 'hr',
    scope: wrong,
    confirm: name,
  };
  expect(await ask('administrator', 'roster.grantRole', misfit)).toMatchObject({ reason: 'role-scope' });
});
