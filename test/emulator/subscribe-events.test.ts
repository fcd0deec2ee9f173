import { type Json, runningEmulator } from './running-emulator';

// What WeChat pushes to a function about subscribe messages, and the rarer refusals of a send.

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
beforeAll(async () => {
  emulator = await runningEmulator();
});
beforeEach(async () => {
  await emulator.post('/control/reset');
});
afterAll(() => emulator.close());

const LIN = 'openid-lin';
const probe = async (action: string, event: object = {}): Promise<Json> =>
  (await emulator.call(LIN, 'probe', { action, ...event })).result;

/** What was pushed, once as many as expected have come. */
async function pushed(count: number): Promise<Json[]> {
  for (;;) {
    const events = await probe('pushes');
    if (events.length >= count) return events;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('subscribe messages', () => {
  const DATA = { thing1: { value: '信' }, date2: { value: '2027年7月1日' }, phrase3: { value: '已到期' } };
  const send = (message: object = {}) =>
    probe('send', {
      message: { touser: LIN, templateId: 'TMPL_NODE', page: 'pages/book?id=1', data: DATA, ...message },
    });
  const allow = (answers: object = { TMPL_NODE: 'accept' }) =>
    emulator.post('/phone/subscribe', { person: LIN, answers });

  test('push three events: the answer to the popup, a change in the settings, the end of a send', async () => {
    await allow();
    await send();
    await emulator.post('/phone/subscribe/settings', {
      person: LIN,
      templateId: 'TMPL_NODE',
      answer: 'reject',
    });
    const events = await pushed(3);
    const lists = Object.fromEntries(
      events.map((event) => [
        event.Event,
        Object.entries(event).find(([key]) => key.startsWith('Subscribe'))?.[1],
      ]),
    );
    expect(lists).toEqual({
      subscribe_msg_popup_event: {
        List: { TemplateId: 'TMPL_NODE', SubscribeStatusString: 'accept', PopupScene: '0' },
      },
      subscribe_msg_sent_event: {
        List: { TemplateId: 'TMPL_NODE', MsgID: expect.any(String), ErrorCode: '0', ErrorStatus: 'success' },
      },
      subscribe_msg_change_event: { List: { TemplateId: 'TMPL_NODE', SubscribeStatusString: 'reject' } },
    });
  });

  test('several answers come as a list, and so does one when that is wanted', async () => {
    await allow({ TMPL_NODE: 'accept', TMPL_LONG: 'reject' });
    await emulator.post('/control/behaviour', { pushes: { list: true } });
    await allow();
    const lists = (await pushed(2)).map((event) => event.SubscribeMsgPopupEvent.List.length);
    expect(lists.sort()).toEqual([1, 2]);
  });

  test('an event may come twice', async () => {
    await emulator.post('/control/behaviour', { pushes: { times: 2 } });
    await allow();
    expect(await pushed(2)).toHaveLength(2);
  });

  test('a rejection in the settings takes the permissions away', async () => {
    await allow();
    await emulator.post('/phone/subscribe/settings', {
      person: LIN,
      templateId: 'TMPL_NODE',
      answer: 'reject',
    });
    expect((await send()).errCode).toBe(43101);
  });

  test.each([
    ['a page that the program does not have', { page: 'pages/none' }, {}, 41030],
    ['a template that is banned', {}, { bannedTemplates: ['TMPL_NODE'] }, 43107],
    ['a template that is none', { templateId: 'TMPL_NONE' }, {}, 40037],
    ['a person who is none', { touser: 'nobody' }, {}, 40003],
    ['a sensitive word', {}, { words: { risky: ['信'] } }, 45168],
  ])('%s is refused and spends nothing', async (_what, message, behaviour, errCode) => {
    await allow();
    await emulator.post('/control/behaviour', behaviour);
    expect((await send(message)).errCode).toBe(errCode);
    await emulator.post('/control/behaviour', { bannedTemplates: [], words: { risky: [] } });
    expect((await send()).errCode).toBe(0);
  });
});
