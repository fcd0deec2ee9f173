import { reconcile } from '../../core/domain/reminder/reconcile';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let person: Person;
beforeAll(async () => {
  world = await startWorld({ pushes: true });
  [person] = (await world.people.bound(1)) as [Person];
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const count = async () =>
  Number((await world.documents('permissions', { personId: person.id }))[0]?.count ?? 0);

/** Waits for what WeChat pushes in its own time. */
async function until(wanted: number): Promise<void> {
  for (let n = 0; n < 100 && (await count()) !== wanted; n++) await new Promise((r) => setTimeout(r, 50));
  expect(await count()).toBe(wanted);
}

const pushedAlready = async () =>
  (await world.documents('requests')).filter(({ route }) => String(route).startsWith('push.'));

test('an acceptance that the phone could not tell of arrives by WeChat’s push, and counts once when both tell', async () => {
  await world.control.subscribe(person.openid, nodeReminderTemplate, 'accept');
  await until(1);
  const told = {
    requestId: world.requestId('grant'),
    templateId: nodeReminderTemplate,
    answer: 'accept',
  } as const;
  expect(await world.ask(person, 'reminder.grant', told)).toEqual({ remaining: 1 });
  expect(await pushedAlready()).toHaveLength(1);
});

test('a phone that calls the function of pushes is not believed', async () => {
  const forged = {
    FromUserName: person.openid,
    CreateTime: 1,
    MsgType: 'event',
    Event: 'subscribe_msg_popup_event',
    List: [{ TemplateId: nodeReminderTemplate, SubscribeStatusString: 'accept', PopupScene: '0' }],
  };
  await world.control.deliver(person.openid, 'push', forged);
  expect(await count()).toBe(1);
});

test('a message that WeChat took and did not bring after all counts as failed, and 43101 empties the ledger', async () => {
  // One event a second at most tells of a template: two that are alike are one that came twice.
  await world.advance('PT1H', false);
  await world.control.subscribe(person.openid, nodeReminderTemplate, 'accept');
  await until(2);
  await world.control.sentAfterAll(43101);
  await world.moveTo('2026-07-02T09:00:05+08:00', false);
  await world.tick();
  await until(0);
  const rows = await world.documents('reminders', { personId: person.id, note: '43101' });
  expect(rows).toMatchObject([{ kind: 'onboarding', status: 'failed' }]);
  const { items } = await world.ask(person, 'reminder.inbox', {});
  expect(items).toMatchObject([{ delivery: 'failed', done: false }]);
  // The same event told twice changes nothing more, nor does another tick send again.
  const before = (await world.control.calls()).length;
  await world.tick();
  expect((await world.control.calls()).length).toBe(before);
  await world.control.sentAfterAll(0);
});

test('the two tellings of one acceptance meet in either order; two acceptances stay two', () => {
  const phone = { at: 1_000, by: 'phone' } as const;
  const push = { at: 2_000, by: 'push' } as const;
  const first = reconcile([], phone);
  expect(first).toEqual({ counts: true, unmatched: [phone] });
  expect(reconcile(first.unmatched, push)).toEqual({ counts: false, unmatched: [] });
  expect(reconcile([push], phone)).toEqual({ counts: false, unmatched: [] });
  expect(reconcile(first.unmatched, { at: 3_000, by: 'phone' }).counts).toBe(true);
  const late = { at: 1_000 + 2 * 86_400_000, by: 'push' } as const;
  expect(reconcile([phone], late).counts).toBe(true);
});
