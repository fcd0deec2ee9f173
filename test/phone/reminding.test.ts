import type { Session } from '../../core/contract/account';
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
