import { Fault } from '../../miniprogram/services/fault';

const sent: { requestId: string }[] = [];
let answers: (Fault | { remaining: number })[] = [];
jest.mock('../../miniprogram/services/cloud', () => ({
  call: async (_route: string, input: { requestId: string }) => {
    sent.push(input);
    const answer = answers.shift();
    if (answer === undefined || answer instanceof Error) throw answer;
    return answer;
  },
}));

import { grant, sendWaitingGrants } from '../../miniprogram/services/reminder';

const kept = new Map<string, unknown>();
const accepted = { templateId: 'T', answer: 'accept' as const };

beforeEach(() => {
  sent.length = 0;
  kept.clear();
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => kept.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => kept.set(key, value),
      removeStorageSync: (key: string) => kept.delete(key),
      getAccountInfoSync: () => ({}),
    },
  });
});
afterEach(() => Reflect.deleteProperty(globalThis, 'wx'));

/** Found in review: WeChat had counted the permission, our ledger never heard of it, and the day's message was not sent. */
test('a permission given just before the network was lost is recorded later, once, under its first request id', async () => {
  answers = [new Fault('OFFLINE'), new Fault('TIMEOUT'), { remaining: 1 }];
  await expect(grant(accepted)).rejects.toThrow('OFFLINE');
  await sendWaitingGrants();
  await sendWaitingGrants();
  await sendWaitingGrants();
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
  expect(kept.size).toBe(0);
});

test('a refusal is definite: it is not sent again, and the one behind it is', async () => {
  answers = [new Fault('OFFLINE'), new Fault('OFFLINE')];
  await expect(grant(accepted)).rejects.toThrow('OFFLINE');
  await expect(grant(accepted)).rejects.toThrow('OFFLINE');
  answers = [new Fault('INVALID', 'shape'), { remaining: 1 }];
  await sendWaitingGrants();
  expect(sent).toHaveLength(4);
  expect(kept.size).toBe(0);
});
