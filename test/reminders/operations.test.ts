import { place } from '../support/district';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let administrator: Person;
let hr: Person;
let duty: Person;
let cadres: [Person, Person, Person];

/** Moves to just after an instant and lets the clock run once. */
async function tickAt(instant: string) {
  await world.moveTo(instant, false);
  return (await world.tick()) as unknown as { result: Record<string, number> };
}

beforeAll(async () => {
  world = await startWorld();
  administrator = await world.people.officer('administrator', { kind: 'district', ids: [place.district] });
  hr = await world.people.officer('hr', { kind: 'unit', ids: [place.court] });
  duty = await world.people.officer('duty-officer', { kind: 'unit', ids: [place.court] });
  cadres = (await world.people.bound(3)) as [Person, Person, Person];
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const rowsOf = (person: Person, kind: string) => world.documents('reminders', { personId: person.id, kind });
const [court, district] = [place.court, place.district];

test('thirty days ahead and a dry run tell what will be sent, and send nothing', async () => {
  await world.people.allowMessage(cadres[0]);
  const { ahead } = await world.ask(administrator, 'reminder.operations', {});
  expect(ahead).toHaveLength(30);
  expect(ahead[0]?.day).toBe('2026-07-01');
  // Binding made the first chapter's reminders: today's, and those of 14 and 23 days after.
  expect(ahead.filter(({ count }) => count > 0).map(({ day }) => day)).toEqual([
    '2026-07-01',
    '2026-07-15',
    '2026-07-24',
  ]);
  const before = JSON.stringify(await world.documents('reminders'));
  const dry = await world.ask(administrator, 'reminder.dryRun', { until: '2026-07-15' });
  expect(dry).toMatchObject({ looked: 6, more: false, along: 0 });
  expect(dry.messages).toBeGreaterThan(0);
  expect(dry.quiet).toContainEqual({ because: 'no-permission', count: 4 });
  expect(dry.samples).toMatchObject([
    { topic: 'timebook', lines: ['入职第一章', '2026年7月1日', expect.any(String)] },
  ]);
  for (const { name, id } of cadres) expect(JSON.stringify(dry)).not.toMatch(new RegExp(`${name}|${id}`));
  expect(JSON.stringify(await world.documents('reminders'))).toBe(before);
  expect((await world.control.calls()).filter(({ api }) => api === 'subscribeMessage.send')).toEqual([]);
});

test('a message that failed is a dead letter with its field, is sent again once the cause is gone, and once only', async () => {
  await world.control.faults([
    {
      on: 'openapi',
      function: 'clock',
      action: 'subscribeMessage.send',
      times: 1,
      effect: 'error',
      code: '47003',
    },
  ]);
  await tickAt('2026-07-01T09:13:00+08:00');
  await world.control.faults([]);
  const { dead, runs } = await world.ask(administrator, 'reminder.operations', {});
  expect(dead).toMatchObject([{ kind: 'onboarding', topic: 'timebook', about: '入职第一章', count: 1 }]);
  expect(dead[0]?.note).toMatch(/^47003/);
  expect(runs[0]).toMatchObject({ claimed: 3, failed: 1, sent: 0, trouble: '' });
  const again = {
    requestId: world.requestId('resend'),
    kind: 'onboarding',
    note: dead[0]?.note ?? '',
  };
  expect(await world.ask(administrator, 'reminder.resend', again)).toEqual({ resent: 1 });
  expect(await world.ask(administrator, 'reminder.resend', again)).toEqual({ resent: 1 });
  await tickAt('2026-07-01T09:14:00+08:00');
  const [row] = (await rowsOf(cadres[0], 'onboarding')).filter(({ step }) => step === '0');
  expect(row).toMatchObject({ status: 'sent' });
  const sent = (await world.control.calls()).filter(
    ({ api, answer }) => api === 'subscribeMessage.send' && answer.errcode === 0,
  );
  expect(sent).toHaveLength(1);
  const nothing = { requestId: world.requestId('resend'), kind: 'onboarding', note: again.note };
  expect(await world.ask(administrator, 'reminder.resend', nothing)).toEqual({ resent: 0 });
  const refused = await world.call(administrator, 'reminder.resend', { ...nothing, note: '43101' });
  expect(refused).toMatchObject({ ok: false, code: 'INVALID' });
});

test('a clock that stood still is seen while it stands, and its lateness is told to whoever operates it, once a day', async () => {
  await world.moveTo('2026-07-15T09:07:00+08:00', false);
  expect(await world.ask(administrator, 'reminder.operations', {})).toMatchObject({
    late: true,
    silent: true,
    lagMs: 7 * 60_000,
  });
  await world.tick();
  const after = await world.ask(administrator, 'reminder.operations', {});
  expect(after).toMatchObject({ late: false, silent: false, lagMs: 0 });
  expect(after.runs[0]?.lagMs).toBe(7 * 60_000);
  await world
    .admin()
    .patchWhere('reminders', { kind: 'onboarding', step: '14' }, { status: 'pending', sendAt: 1 });
  await world.tick();
  const rows = await rowsOf(administrator, 'clock-late');
  expect(rows).toMatchObject([{ subject: district, facts: { behind: 7, time: '2026年7月15日 09:07' } }]);
  const { items } = await world.ask(administrator, 'reminder.inbox', {});
  expect(items.filter(({ kind }) => kind === 'clock-late')).toMatchObject([{ title: '提醒晚发了7分钟' }]);
});

test('an idle clock shows every ten minutes that it is alive, and writes nothing in between', async () => {
  const count = async () => (await world.documents('runs')).length;
  const before = await count();
  await tickAt('2026-07-15T10:01:30+08:00');
  expect(await count()).toBe(before);
  await tickAt('2026-07-15T10:03:30+08:00');
  expect(await count()).toBe(before + 1);
});

test('templates are compared with those that the mini program has', async () => {
  const { templates } = await world.ask(administrator, 'reminder.templates', {});
  expect(templates.map(({ key, state, named, missing }) => [key, state, named, missing])).toEqual([
    ['node', 'fits', true, []],
    ['matter', 'fits', false, []],
    ['duty', 'fits', false, []],
  ]);
  expect(templates[0]?.templateId).toBe(nodeReminderTemplate);
});

test('HR sees who could not be told, and officers whom no message would reach; never what waits', async () => {
  const told = await world.ask(hr, 'reminder.unreachable', {});
  const names = told.people.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([cadres[1].name, cadres[2].name]));
  for (const { name, why, count } of told.people.filter(({ name }) => name === cadres[1].name))
    expect([name, why, count]).toEqual([cadres[1].name, 'no-permission', 1]);
  expect(told.officers).toContainEqual({ name: duty.name, why: 'no-permission' });
  expect(JSON.stringify(told)).not.toMatch(/第一章|时光书|onboarding/);
  expect(await world.call(cadres[0], 'reminder.unreachable', {})).toMatchObject({ code: 'FORBIDDEN' });
  expect(await world.call(hr, 'reminder.operations', {})).toMatchObject({ code: 'FORBIDDEN' });
});

test('whoever withdraws consent is sent nothing from the next minute on, and is on no list', async () => {
  const [, other] = cadres;
  await world.people.allowMessage(other);
  await world.moveTo('2026-07-24T08:59:00+08:00', false);
  const input = {
    requestId: world.requestId('consent'),
    purpose: 'reminders',
    answer: 'withdraw',
    version: '2026-07',
  } as const;
  await world.ask(other, 'account.consent', input);
  const from = (await world.control.calls()).at(-1)?.id ?? 0;
  await tickAt('2026-07-24T09:00:05+08:00');
  const calls = (await world.control.calls(from)).filter(({ request }) => request.touser === other.openid);
  expect(calls).toEqual([]);
  const [row] = (await rowsOf(other, 'onboarding')).filter(({ step }) => step === '23');
  expect(row).toMatchObject({ status: 'inbox', note: 'no-consent' });
});

test('a year’s days off are loaded and counted by; duty officers are reminded before a feast, five working days', async () => {
  await world.moveTo('2026-12-08T06:10:00+08:00', false);
  const { missingYears } = await world.ask(administrator, 'reminder.operations', {});
  expect(missingYears).toEqual([2026, 2027]);
  const table = {
    year: 2026,
    off: ['2026-12-30', '2026-12-29'],
    on: ['2026-12-26'],
    source: '一份虚构的通知',
  };
  const set = (input: object) =>
    world.call(administrator, 'reminder.setDaysOff', {
      requestId: world.requestId('off'),
      ...table,
      ...input,
    });
  expect(await set({ off: ['2027-01-01'] })).toMatchObject({ code: 'INVALID', field: 'off' });
  expect(await set({ off: ['2026-02-30'] })).toMatchObject({ code: 'INVALID', field: 'off' });
  expect(await set({ on: ['2026-12-28'] })).toMatchObject({ code: 'INVALID', field: 'on' });
  expect(await set({})).toMatchObject({
    ok: true,
    value: { year: { year: 2026, off: ['2026-12-29', '2026-12-30'] } },
  });
  const { years, missing } = await world.ask(administrator, 'reminder.daysOff', {});
  expect([years.map(({ year }) => year), missing]).toEqual([[2026], [2027]]);
  await tickAt('2026-12-14T06:10:00+08:00');
  await tickAt('2026-12-14T06:20:00+08:00');
  const rows = await rowsOf(duty, 'feast');
  // Back from 1 January: 31, 28, 26 (worked), 25, 24.
  expect(rows).toMatchObject([{ subject: court, dueAt: Date.parse('2026-12-24T09:00:00+08:00') }]);
  await world.moveTo('2026-12-24T09:01:00+08:00', false);
  const waiting = async () =>
    (await world.ask(duty, 'reminder.inbox', {})).items.filter(({ kind }) => kind === 'feast');
  expect(await waiting()).toMatchObject([
    { title: '元旦快到了，该发节前提醒了', done: false, topic: 'festival' },
  ]);
  await world.moveTo('2027-01-06T09:01:00+08:00', false);
  expect(await waiting()).toMatchObject([{ done: true }]);
});
