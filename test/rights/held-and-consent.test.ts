import type { Output } from '../../core/contract';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { startWorld, type World } from '../support/world';

describe('what is held about me, and consent by purpose', () => {
  let world: World;
  let author: Person;
  let colleague: Person;
  const secret = '只给自己看的句子canaryZ9';
  beforeAll(async () => {
    world = await startWorld();
    [author, colleague] = (await world.people.bound(2)) as [Person, Person];
    for (const person of [author, colleague]) {
      await world.people.allowMessage(person);
      await world.ask(person, 'timebook.seal', {
        requestId: world.requestId('seal'),
        nodeId: `${person.id}:onboarding`,
        text: secret,
        promises: [secret],
        signature,
      });
    }
  });
  afterAll(() => world.close());

  const part = (held: Output<'account.held'>, kind: string) =>
    held.parts.find((one) => one.kind === kind)?.rows ?? [];

  it('names everything of mine, a sealed chapter by its receipt, and nothing of anybody else', async () => {
    const held = await world.ask(author, 'account.held', {});
    expect(part(held, 'person')).toMatchObject([
      { _id: author.id, name: author.name, entryDay: author.entryDay },
    ]);
    expect(part(held, 'consents').map((row) => row.purpose)).toEqual(['timebook', 'reminders']);
    expect(part(held, 'nodes')).toHaveLength(2);
    expect(part(held, 'chapters')).toMatchObject([{ number: 1, openedAt: null }]);
    expect(part(held, 'reminders').length).toBeGreaterThan(3);
    expect(part(held, 'permissions')).toMatchObject([{ count: 1 }]);
    expect(part(held, 'deeds')).toMatchObject([
      { route: 'timebook.seal', byMe: true },
      { route: 'reminder.grant', byMe: true },
      { route: 'account.bind', byMe: true },
    ]);
    const text = JSON.stringify(held);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(colleague.id);
    expect(text).not.toMatch(/ciphertext|wrappedKey|saltedDigest|openid/);
  });

  it('has nothing to say to an account that is bound to nobody', async () => {
    expect(await world.call('a-stranger', 'account.held', {})).toMatchObject({
      ok: false,
      code: 'UNAUTHENTICATED',
    });
  });

  it('stops sending from the next tick on once consent is withdrawn; the reminder stays in the inbox', async () => {
    const withdraw = {
      requestId: world.requestId('withdraw'),
      purpose: 'reminders' as const,
      answer: 'withdraw' as const,
      version: '2026-07',
    };
    expect(await world.ask(author, 'account.consent', withdraw)).toEqual({ consents: ['timebook'] });
    expect(await world.ask(author, 'account.consent', withdraw)).toEqual({ consents: ['timebook'] });
    expect(await world.ask(author, 'account.session', {})).toMatchObject({ consents: ['timebook'] });
    await world.advance('P1Y', false);
    await world.control.fire('clock');
    const sent = async (person: Person) => {
      const answer = await fetch(`${world.url}/phone/messages?person=${person.openid}`);
      return ((await answer.json()) as { messages: unknown[] }).messages.length;
    };
    expect([await sent(author), await sent(colleague)]).toEqual([0, 1]);
    const { items } = await world.ask(author, 'reminder.inbox', {});
    expect(items.length).toBeGreaterThan(0);
    const again = { ...withdraw, requestId: world.requestId('give'), answer: 'give' as const };
    expect(await world.ask(author, 'account.consent', again)).toEqual({
      consents: ['timebook', 'reminders'],
    });
    const rows = part(await world.ask(author, 'account.held', {}), 'consents');
    expect(rows.find((row) => row.purpose === 'reminders')).toMatchObject({ withdrawnAt: null });
  });
});
