import { writeCrowd } from '../clock-kills/crowd';
import type { Person } from '../support/people';
import { longTermTemplate, nodeReminderTemplate } from '../support/project';
import { anniversaryRow } from '../support/reminder-rows';
import { hangUp, type RecordedCall } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let people: Person[];

beforeAll(async () => {
  world = await startWorld({
    longTerm: true,
    environment: { NODE_REMINDER_TEMPLATE_LONG: longTermTemplate.id },
  });
  people = await writeCrowd(world, 6, '2026-09-10', false);
  const permit = ({ id: personId }: Person) => {
    const templateId = longTermTemplate.id;
    return { _id: `${personId}:${templateId}`, personId, templateId, count: 1, at: 0 };
  };
  await world.admin().add('permissions', people.map(permit));
  for (const { openid } of people) await world.control.subscribe(openid, longTermTemplate.id, 'accept');
});
afterAll(async () => {
  delete process.env.NODE_REMINDER_TEMPLATE_LONG;
  await world.close();
  hangUp();
});

const delivered = async (after = 0): Promise<RecordedCall[]> =>
  (await world.control.calls(after)).filter(
    ({ api, answer }) => api === 'subscribeMessage.send' && answer.errcode === 0,
  );

test('a clock that is set back five minutes sends nothing again, and a standing permission is not spent', async () => {
  await world.moveTo('2026-09-10T09:00:05+08:00', false);
  await world.tick();
  expect(await delivered()).toHaveLength(people.length);
  for (const at of ['08:55:05', '08:56:05', '08:59:05', '09:00:05', '09:01:05']) {
    await world.moveTo(`2026-09-10T${at}+08:00`, false);
    await world.tick();
  }
  const calls = await delivered();
  expect(calls).toHaveLength(people.length);
  for (const { request } of calls) expect(request.template_id).toBe(longTermTemplate.id);
  const standing = await world.documents('permissions', { templateId: longTermTemplate.id });
  expect(standing.map(({ count }) => count)).toEqual(people.map(() => 1));
  const once = await world.documents('permissions', { templateId: nodeReminderTemplate });
  expect(once.map(({ count }) => count)).toEqual(people.map(() => 2));
});

test('a day of missed ticks is caught up in the order of time, one message for each person and no burst', async () => {
  const [busy, ...others] = people as [Person, ...Person[]];
  const hours = [10, 11, 13, 15, 16];
  const rowAt = (person: Person, hour: number, year: number) => {
    const at = Date.parse(`2026-09-12T${hour}:00:00+08:00`);
    const row = anniversaryRow({ personId: person.id, day: `${year}-09-12`, years: year - 2025 });
    return { ...row, dueAt: at, sendAt: at };
  };
  await world
    .admin()
    .add('reminders', [
      ...hours.map((hour, n) => rowAt(busy, hour, 2030 + n)),
      ...others.map((person, n) => rowAt(person, hours[n] as number, 2030)),
    ]);
  const from = (await world.control.calls()).at(-1)?.id ?? 0;
  // The whole of the 12th passes without a tick; the clock comes back the next noon.
  await world.moveTo('2026-09-13T12:00:05+08:00', false);
  await world.tick();
  const first = await delivered(from);
  expect(first.map(({ request }) => request.touser).sort()).toEqual(
    people.map(({ openid }) => openid).sort(),
  );
  const [together] = first.filter(({ request }) => request.touser === busy.openid);
  expect(JSON.stringify(together?.request.data)).toContain('还有4件事');
  // Told in the order of time: whoever waits longest is marked first.
  const rows = await world.documents('reminders', { status: 'sent', kind: 'anniversary' });
  expect(rows.filter(({ personId }) => personId === busy.id)).toHaveLength(2);
  for (let minute = 1; minute <= 12; minute++) {
    await world.moveTo(Date.parse('2026-09-13T12:00:05+08:00') + minute * 60_000, false);
    await world.tick();
  }
  expect(await delivered(from)).toHaveLength(people.length);
  expect(
    await world.documents('reminders', { status: 'pending', sendAt: { $lte: await world.now() } }),
  ).toEqual([]);
});
