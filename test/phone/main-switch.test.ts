import type { Session } from '../../core/contract/account';
import { askOnce } from '../../miniprogram/services/ask-once';
import { remember } from '../../miniprogram/services/session';
import { ask, askReminder, explainMainOff } from '../../miniprogram/services/subscribe';
import { mainOffText } from '../../miniprogram/text/main-switch';

/** WeChat's main switch is off: a sheet cannot come (errCode 20004); whoever asked is told so and led to the switch, and nothing is blocked. */
type Modal = { title: string; content: string; success(result: { confirm: boolean }): void };
let errCode = 20004;
let opened: object[] = [];
let modals: Modal[] = [];
const stored = new Map<string, unknown>();

beforeEach(() => {
  [errCode, opened, modals] = [20004, [], []];
  const wx = {
    requestSubscribeMessage: (options: { fail(failure: object): void }) => options.fail({ errCode }),
    showModal: (options: Modal) => modals.push(options),
    openSetting: (options: object) => opened.push(options),
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => stored.set(key, value),
  };
  Object.assign(globalThis, { wx });
  const templates = { nodeReminder: 'T' };
  remember({ bound: true, consents: ['reminders'], templates, remaining: 0 } as unknown as Session);
});
afterEach(() => void Reflect.deleteProperty(globalThis, 'wx'));

test('the answer tells the main switch from every other trouble', async () => {
  expect([await ask('T'), await askReminder()]).toEqual(['main-off', 'main-off']);
  errCode = 10002;
  expect([await ask('T'), await askReminder()]).toEqual([undefined, undefined]);
});

test('it is explained, and opens WeChat’s own settings only for whoever wants them', () => {
  explainMainOff();
  expect(modals).toMatchObject([{ title: mainOffText.title, content: mainOffText.text }]);
  modals[0]?.success({ confirm: false });
  expect(opened).toEqual([]);
  modals[0]?.success({ confirm: true });
  expect(opened).toEqual([{ withSubscriptions: true }]);
});

test('along with another act nothing comes between, and the matter is not counted as asked', async () => {
  expect(await askOnce('p:onboarding')).toBeUndefined();
  expect([modals, [...stored.keys()]]).toEqual([[], []]);
});
