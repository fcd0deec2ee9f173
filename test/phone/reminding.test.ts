import type { Session } from '../../core/contract/account';
import { askOnce, mayAsk } from '../../miniprogram/services/ask-once';
import { remember, reminderTemplate } from '../../miniprogram/services/session';
import { askReminder } from '../../miniprogram/services/subscribe';

const session = (consents: ('timebook' | 'reminders')[]): Session => ({
  bound: true,
  person: {
    id: 'p',
    name: '许一诺',
    givenName: '一诺',
    unitName: '清河区（虚构）',
    sectionName: null,
    position: '科员',
    entryDay: '2026-07-01',
    cadre: true,
    relative: false,
  },
  duties: [],
  accompanies: false,
  consentVersion: '2026-07',
  consents,
  templates: { nodeReminder: 'T' },
  remaining: 0,
});

/**
 * Found in review: whoever had not agreed to reminders was asked for a permission all the same, and then told "到时提醒你", which the clock
 * rightly never did.
 */
test('whoever did not agree to reminders is not asked for one', async () => {
  const asked: string[][] = [];
  const requestSubscribeMessage = (options: { tmplIds: string[]; success(result: object): void }) => {
    asked.push(options.tmplIds);
    options.success({ T: 'acceptWithAudio' });
  };
  Object.assign(globalThis, { wx: { requestSubscribeMessage } });
  try {
    remember(session(['timebook']));
    expect(reminderTemplate()).toBeUndefined();
    expect(await askReminder()).toBeUndefined();
    expect(asked).toEqual([]);
    remember(session(['timebook', 'reminders']));
    expect(await askReminder()).toEqual({ templateId: 'T', answer: 'accept' });
    expect(asked).toEqual([['T']]);
  } finally {
    Reflect.deleteProperty(globalThis, 'wx');
  }
});

test('along with another act the sheet comes at most once for one matter, and again when it could not come', async () => {
  const stored = new Map<string, unknown>();
  let shown = 0;
  let comes = false;
  const requestSubscribeMessage = (options: { success(result: object): void; fail(why: object): void }) => {
    shown += 1;
    if (comes) options.success({ T: 'reject' });
    else options.fail({ errCode: 20004 });
  };
  const getStorageSync = (key: string) => stored.get(key) ?? '';
  const setStorageSync = (key: string, value: unknown) => stored.set(key, value);
  Object.assign(globalThis, { wx: { requestSubscribeMessage, getStorageSync, setStorageSync } });
  try {
    remember(session(['timebook', 'reminders']));
    expect(await askOnce('p:onboarding')).toBeUndefined(); // WeChat's main switch is off: nothing was seen
    comes = true;
    expect(mayAsk('p:onboarding')).toBe(true);
    expect(await askOnce('p:onboarding')).toEqual({ templateId: 'T', answer: 'reject' });
    expect(mayAsk('p:onboarding')).toBe(false);
    expect(await askOnce('p:onboarding')).toBeUndefined();
    expect(shown).toBe(2);
    expect(await askOnce('p:anniversary:2027')).toEqual({ templateId: 'T', answer: 'reject' });
    expect(shown).toBe(3);
  } finally {
    Reflect.deleteProperty(globalThis, 'wx');
  }
});
