import { type Json, runningEmulator } from './running-emulator';

let emulator: Awaited<ReturnType<typeof runningEmulator>>;
beforeAll(async () => {
  emulator = await runningEmulator();
});
beforeEach(async () => {
  await emulator.post('/control/faults', { faults: [] });
  await emulator.post('/control/reset');
});
afterAll(() => emulator.close());

const DATA = {
  thing1: { value: '第一封信' },
  date2: { value: '2027年7月1日' },
  phrase3: { value: '已到期' },
};
const MESSAGE = { touser: 'openid-lin', templateId: 'TMPL_NODE', page: 'pages/book?id=1', data: DATA };
const send = async (message: object = {}, person = 'openid-lin'): Promise<Json> =>
  (await emulator.call(person, 'probe', { action: 'send', message: { ...MESSAGE, ...message } })).result;
const allow = (templateId = 'TMPL_NODE', answer = 'accept') =>
  emulator.post('/phone/subscribe', { person: 'openid-lin', answers: { [templateId]: answer } });
const messages = async () => (await emulator.get('/phone/messages?person=openid-lin')).messages;

describe('permissions', () => {
  test('are counted per accepted answer and one is spent per message', async () => {
    expect(await allow()).toEqual({ granted: { TMPL_NODE: 1 } });
    expect(await allow()).toEqual({ granted: { TMPL_NODE: 2 } });
    expect((await send()).errCode).toBe(0);
    expect((await send()).errCode).toBe(0);
    expect(await send()).toEqual({
      errCode: 43101,
      errMsg: expect.stringContaining('user refuse to accept the msg'),
    });
    expect(await messages()).toHaveLength(2);
  });

  test('are not given by a rejection', async () => {
    expect(await allow('TMPL_NODE', 'reject')).toEqual({ granted: { TMPL_NODE: 0 } });
    expect((await send()).errCode).toBe(43101);
  });

  test('belong to one person and one template', async () => {
    await allow();
    await emulator.post('/phone/subscribe', { person: 'openid-other', answers: { TMPL_NODE: 'reject' } });
    expect((await send({ touser: 'openid-other' })).errCode).toBe(43101);
    expect((await send({ templateId: 'TMPL_LONG', data: { thing1: DATA.thing1 } })).errCode).toBe(43101);
  });

  test('of a long-term template are not spent', async () => {
    await allow('TMPL_LONG');
    const long = { templateId: 'TMPL_LONG', data: { thing1: DATA.thing1 } };
    expect([(await send(long)).errCode, (await send(long)).errCode]).toEqual([0, 0]);
  });

  test('are not spent by a send that is refused', async () => {
    await allow();
    expect((await send({ data: { ...DATA, thing1: { value: '' } } })).errCode).toBe(47003);
    expect((await send()).errCode).toBe(0);
  });

  test('for a template that the project does not have are refused', async () => {
    expect((await allow('TMPL_MOON')).code).toBe('UNKNOWN_TEMPLATE');
  });

  test('of two sends to one person at the same moment one gets 43108', async () => {
    await allow();
    await allow();
    const { result } = await emulator.call('openid-lin', 'probe', { action: 'sendTwice', message: MESSAGE });
    expect(result.map((answer: Json) => answer.errCode).sort()).toEqual([0, 43108]);
    expect(await messages()).toHaveLength(1);
  });
});

describe('a message', () => {
  test('arrives with its title, its page and the labels of the template in their order', async () => {
    await allow();
    await send();
    expect(await messages()).toEqual([
      {
        id: expect.any(Number),
        at: expect.any(Number),
        person: 'openid-lin',
        templateId: 'TMPL_NODE',
        title: '节点提醒',
        page: 'pages/book?id=1',
        rows: [
          { label: '事项', value: '第一封信' },
          { label: '日期', value: '2027年7月1日' },
          { label: '状态', value: '已到期' },
        ],
        read: false,
      },
    ]);
    expect(new Date((await messages())[0].at).toISOString()).toMatch(/^2026-07-01T01:12/);
  });

  test('is marked as read, one that is not there is a 404', async () => {
    await allow();
    await send();
    const [{ id }] = await messages();
    expect(await emulator.post('/phone/messages/read', { id })).toEqual({ ok: true });
    expect((await messages())[0].read).toBe(true);
    expect((await emulator.ask('POST', '/phone/messages/read', { id: id + 1 })).status).toBe(404);
  });
});

describe('a send is refused', () => {
  test.each([
    ['to nobody that WeChat knows', { touser: 'openid-unknown' }, 40003, 'openid'],
    ['of no template', { templateId: 'TMPL_MOON' }, 40037, 'template'],
    [
      'with a field too long',
      { data: { ...DATA, thing1: { value: '字'.repeat(21) } } },
      47003,
      'data.thing1.value invalid',
    ],
    [
      'with a field of the wrong type',
      { data: { ...DATA, date2: { value: '明天' } } },
      47003,
      'data.date2.value invalid',
    ],
    [
      'with an empty field',
      { data: { ...DATA, phrase3: { value: '' } } },
      47003,
      'data.phrase3.value is empty',
    ],
    [
      'with a missing field',
      { data: { thing1: DATA.thing1, date2: DATA.date2 } },
      47003,
      'data.phrase3.value is empty',
    ],
    [
      'with a field that the template has not',
      { data: { ...DATA, thing9: { value: '字' } } },
      47003,
      'data.thing9',
    ],
    ['with a state that does not exist', { miniprogramState: 'beta' }, 47003, 'miniprogram_state'],
    ['in a language that does not exist', { lang: 'de_DE' }, 47003, 'lang'],
  ])('%s', async (_name, change, code, words) => {
    await allow();
    expect(await send(change)).toEqual({ errCode: code, errMsg: expect.stringContaining(words) });
    expect(await messages()).toEqual([]);
  });

  test('by the gateway when config.json does not name the API', async () => {
    await allow();
    const { result } = await emulator.call('openid-lin', 'stranger', { message: MESSAGE });
    expect([result.errCode, result.errMsg]).toEqual([-604101, expect.any(String)]);
    expect(await messages()).toEqual([]);
  });

  test('and an API that does not exist is refused by its name', async () => {
    const { result } = await emulator.call('openid-lin', 'probe', { action: 'unknownApi' });
    expect(result.errCode).toBe(-604100);
    const { calls } = await emulator.get('/control/calls');
    expect(calls.at(-1)).toMatchObject({ api: 'moon.landing', request: { crew: 3 } });
    expect(calls.at(-1).answer.errmsg).toContain('moon.landing');
  });
});

test('every call is written down with its request and its answer', async () => {
  await allow();
  await send();
  await send();
  const { calls } = await emulator.get('/control/calls');
  expect(calls).toMatchObject([
    {
      api: 'subscribeMessage.send',
      function: 'probe',
      request: { touser: 'openid-lin', template_id: 'TMPL_NODE', page: 'pages/book?id=1', data: DATA },
      answer: { errcode: 0, errmsg: 'ok' },
    },
    { api: 'subscribeMessage.send', answer: { errcode: 43101 } },
  ]);
  expect((await emulator.get(`/control/calls?after=${calls[0].id}`)).calls).toHaveLength(1);
});
