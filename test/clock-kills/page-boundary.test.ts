import { inParallel, type Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { type Fault, hangUp, type RecordedCall } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { writeCrowd } from './crowd';

/** A page of the clock and a bit. */
const crowdSize = 530;

let world: World;
let people: Person[];
let morning: number;

beforeAll(async () => {
  world = await startWorld();
  people = await writeCrowd(world, crowdSize, '2026-09-10', false);
  // A phone that was seen and asked: WeChat knows the account, and that it allows messages.
  await inParallel(people, 8, ({ openid }) =>
    world.control.subscribe(openid, nodeReminderTemplate, 'accept'),
  );
  morning = await world.moveTo('2026-09-10T09:00:05+08:00', false);
});

afterAll(async () => {
  await world.close();
  hangUp();
});

const effects: Fault['effect'][] = ['kill-before', 'kill-after', 'drop-after'];
/** Each trial begins as the first did: rows wait, nothing was sent, WeChat allows one more message. */
async function begin(): Promise<number> {
  const admin = world.admin();
  await admin.patchWhere(
    'reminders',
    { dueAt: morning - 5_000 },
    { status: 'pending', leaseUntil: 0, leaseBy: '', settledAt: null, sendAt: morning, note: '', tries: 0 },
  );
  await admin.patchWhere('permissions', {}, { count: 2, sentAt: 0 });
  await inParallel(people, 8, ({ openid }) =>
    world.control.subscribe(openid, nodeReminderTemplate, 'accept'),
  );
  return (await world.control.calls()).at(-1)?.id ?? 0;
}

/** The next page is claimed while this one is sent: its claim is among the first changes after the first page's own. */
const skip = 1;

const delivered = (calls: RecordedCall[]) =>
  calls.filter(
    ({ api, answer }) => api === 'subscribeMessage.send' && Number(answer.errcode ?? answer.errCode) === 0,
  );

describe.each(effects)('a clock that fails (%s) where its second page begins', (effect) => {
  test.each([1, 2, 20])(
    `loses and doubles nothing among ${crowdSize} reminders, with %i clocks`,
    async (clocks) => {
      const from = await begin();
      await world.control.faults([
        {
          on: 'database',
          function: 'clock',
          action: 'database.modifyDocument',
          collection: 'reminders',
          skip,
          times: 1,
          effect,
        },
      ]);
      await Promise.all(Array.from({ length: clocks }, () => world.tick()));
      const [fault] = await world.control.faultHits();
      await world.control.faults([]);
      expect(fault?.hits).toBe(1);
      const admin = world.admin();
      await admin.patchWhere(
        'reminders',
        { status: admin.command.in(['claimed', 'attempting']) },
        { leaseUntil: 1 },
      );
      await world.tick();
      await world.tick();
      const calls = delivered(await world.control.calls(from));
      const receivers = new Set(calls.map(({ request }) => request.touser));
      expect(calls.length - receivers.size).toBe(0);
      const rows = await world.documents('reminders', { dueAt: morning - 5_000 });
      expect(rows).toHaveLength(crowdSize);
      const sent = rows.filter(({ status }) => status === 'sent');
      const unknown = rows.filter(({ status }) => status === 'unknown');
      expect(sent.length + unknown.length).toBe(crowdSize);
      for (const row of sent) expect(receivers.has(`crowd-${row.personId}`)).toBe(true);
      // A batch of each lane at most is in doubt after one death.
      expect(unknown.length).toBeLessThanOrEqual(75);
    },
    30_000,
  );
});
