import type { Output } from '../../core/contract';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { mayRepeat, startWorld, type World } from '../support/world';

const crowd = 50;
let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
  hangUp();
});

const letterOf = (person: Person, text: string) => ({
  nodeId: `${person.id}:onboarding`,
  text,
  promises: ['不收一分不该收的钱'],
  signature,
});
const times = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

test('of 50 phones that seal one chapter at once exactly one succeeds, and the others get a definite refusal', async () => {
  const person = await world.people.one();
  const answers = await times(crowd, (index) =>
    // Each phone insists until it knows: "busy" and a lost answer are none.
    world.insist(
      person,
      'timebook.seal',
      { requestId: world.requestId('rival'), ...letterOf(person, `第 ${index} 部手机写下的信`) },
      30,
    ),
  );
  const told = answers.map(({ answer }) => (answer.ok ? 'sealed' : `${answer.code} ${answer.reason}`)).sort();
  expect(told).toEqual([...new Array(crowd - 1).fill('CONFLICT already-sealed'), 'sealed']);
  const chapters = await world.documents('chapters', { bookId: person.id });
  expect(chapters).toHaveLength(1);
  await assertInvariants(world);
});

test('50 deliveries of one request make one change and are all told the same', async () => {
  const person = await world.people.one();
  const input = { requestId: world.requestId('same'), ...letterOf(person, '同一封信，送达五十次') };
  const answers = await times(crowd, () => world.insist(person, 'timebook.seal', input, 20));
  const told = answers.map(({ answer }) =>
    answer.ok ? JSON.stringify(answer.value) : JSON.stringify(answer),
  );
  expect([...new Set(told)]).toHaveLength(1);
  expect(answers.every(({ answer }) => answer.ok)).toBe(true);
  expect(await world.documents('chapters', { bookId: person.id })).toHaveLength(1);
  const records = await world.documents('requests', { _id: `${person.id}:${input.requestId}` });
  expect(records).toHaveLength(1);
  await assertInvariants(world);
});

test('50 callers on eight workers are never taken for one another', async () => {
  const people = await world.people.bound(crowd);
  let mixedUp = 0;
  let asked = 0;
  await Promise.all(
    people.map(async (person) => {
      for (let round = 0; round < 2; round++) {
        const [session, today, book] = await Promise.all([
          world.ask(person, 'account.session', {}),
          world.ask(person, 'timebook.today', {}),
          world.ask(person, 'timebook.book', {}),
        ]);
        asked += 3;
        if (!isOf(person, session)) mixedUp += 1;
        if (today.hero.id.split(':')[0] !== person.id) mixedUp += 1;
        if (book.nodes.some((node) => node.id.split(':')[0] !== person.id)) mixedUp += 1;
      }
    }),
  );
  expect(asked).toBe(crowd * 6);
  expect(mixedUp).toBe(0);
  const sealed = await Promise.all(
    people.map((person) =>
      world.insist(
        person,
        'timebook.seal',
        { requestId: world.requestId('own'), ...letterOf(person, `只属于 ${person.id} 的信`) },
        20,
      ),
    ),
  );
  const wrong = sealed.filter(
    ({ answer }, index) => !answer.ok || answer.value.node.id !== `${people[index]?.id}:onboarding`,
  );
  expect(wrong).toEqual([]);
  // The letters are compared with what each phone sent when the invariants are checked.
  await assertInvariants(world);
});

function isOf(person: Person, session: Output<'account.session'>): boolean {
  return session.bound && session.person.id === person.id && session.person.name === person.name;
}

test('two phones that save the same draft at once lose no text', async () => {
  const person = await world.people.one();
  const nodeId = `${person.id}:onboarding`;
  // Each phone adds its own lines to whatever is there, as the pages do when a draft has diverged.
  const phone = async (name: string) => {
    let known = { text: '', revision: 0 };
    for (let line = 1; line <= 8; line++) {
      const mine = `${name} 第 ${line} 行\n`;
      for (;;) {
        const { answer } = await world.insist(
          person,
          'timebook.saveDraft',
          {
            requestId: world.requestId('save'),
            nodeId,
            text: known.text + mine,
            promises: [],
            baseRevision: known.revision,
          },
          20,
        );
        if (!answer.ok) throw new Error(JSON.stringify(answer));
        if (answer.value.status === 'saved') {
          known = { text: known.text + mine, revision: answer.value.revision };
          break;
        }
        known = { text: answer.value.text, revision: answer.value.revision };
      }
    }
  };
  await Promise.all([phone('左手'), phone('右手')]);
  const { draft } = await world.ask(person, 'timebook.draft', { nodeId });
  const lines = (draft?.text ?? '').split('\n').filter(Boolean);
  expect(lines).toHaveLength(16);
  for (const name of ['左手', '右手']) {
    expect(lines.filter((line) => line.startsWith(name))).toEqual(
      Array.from({ length: 8 }, (_, index) => `${name} 第 ${index + 1} 行`),
    );
  }
  expect(draft?.revision).toBe(16);
  await assertInvariants(world);
});

test('binding one account with two invitations at once binds it to one person', async () => {
  const [first, second] = (await world.people.invited(2)) as [Person, Person];
  const bind = (person: Person) =>
    world.call(first.openid, 'account.bind', {
      requestId: world.requestId('bind'),
      code: person.code,
      consent: { version: '2026-07', purposes: ['timebook'] },
    });
  const answers = await Promise.all([bind(first), bind(second), bind(first), bind(second)]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  for (const answer of answers)
    if (!answer.ok) expect(mayRepeat(answer) || answer.code === 'CONFLICT').toBe(true);
  await assertInvariants(world);
});

test('sealing and saving the draft at once keeps the letter sealed and leaves no readable draft behind', async () => {
  const people = await world.people.bound(12);
  for (const person of people) {
    const nodeId = `${person.id}:onboarding`;
    const [, seal] = await Promise.all([
      world.insist(person, 'timebook.saveDraft', {
        requestId: world.requestId('late'),
        nodeId,
        text: '晚到的草稿',
        promises: [],
        baseRevision: 0,
      }),
      world.insist(person, 'timebook.seal', {
        requestId: world.requestId('seal'),
        ...letterOf(person, '已封存'),
      }),
    ]);
    expect(seal.answer.ok).toBe(true);
    expect((await world.documents('drafts', { _id: nodeId })).map(({ box }) => box)).toEqual([null]);
  }
  await assertInvariants(world);
});
