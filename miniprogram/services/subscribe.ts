import { mainOffText } from '../text/main-switch';
import { reminderTemplate } from './session';

/** What the sheet answered. */
export type Permission = { templateId: string; answer: 'accept' | 'reject' | 'ban' | 'filter' };

/** `main-off`: WeChat's own switch over all messages of this program is off, and no sheet can come (errCode 20004). */
export type Asked = Permission | 'main-off' | undefined;
const mainIsOff = 20004;

/** Matters for which the sheet was answered on this phone: for each it comes by itself at most once. */
const askedKey = 'asked-matters';
const mostRemembered = 50;
const asked = (): string[] => (wx.getStorageSync(askedKey) || []) as string[];

/**
 * Whether a reminder can be asked for along with something else: the template is known, the person agreed to reminders, and this
 * matter was not asked about before.
 */
export const mayAsk = (matter: string): boolean =>
  reminderTemplate() !== undefined && !asked().includes(matter);

/** Asks along with another act, at most once for one matter, whatever the answer was. Under the rules of `askReminder`. */
export async function askOnce(matter: string): Promise<Permission | undefined> {
  if (!mayAsk(matter)) return undefined;
  const permission = await askReminder();
  // The sheet did not come. Along with another act nothing is explained: that act is what the person came for.
  if (permission === undefined || permission === 'main-off') return undefined;
  try {
    wx.setStorageSync(askedKey, [...asked(), matter].slice(-mostRemembered));
  } catch {
    // A full storage: it may come once more.
  }
  return permission;
}

/**
 * Asks WeChat's subscribe sheet for one reminder of a node. Must run inside a tap handler before anything is awaited: a cloud call loses
 * the tap (PLATFORM.md §1.2). Never throws; undefined when it could not be asked (no network, no template known), which blocks nothing.
 */
export function askReminder(): Promise<Asked> {
  const templateId = reminderTemplate();
  return templateId === undefined ? Promise.resolve(undefined) : ask(templateId);
}

/** Asks for one message of a template, under the same rules. */
export function ask(templateId: string): Promise<Asked> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [templateId],
      success: (result) => {
        const answer = String((result as unknown as Record<string, unknown>)[templateId] ?? '');
        resolve({ templateId, answer: meaning(answer) });
      },
      fail: (failure) =>
        resolve((failure as { errCode?: unknown }).errCode === mainIsOff ? 'main-off' : undefined),
    });
  });
}

/** Says to whoever asked to be reminded that the main switch is off, and leads to it; a tap on the sheet may open WeChat's settings. */
export function explainMainOff(): void {
  wx.showModal({
    ...{ title: mainOffText.title, content: mainOffText.text },
    ...{ confirmText: mainOffText.open, cancelText: mainOffText.later },
    success: ({ confirm }) => confirm && wx.openSetting({ withSubscriptions: true }),
  });
}

/** WeChat's own switch over all messages of this program; undefined when WeChat does not say. Never throws. */
export function mainSwitch(): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    wx.getSetting({
      withSubscriptions: true,
      success: ({ subscriptionsSetting }) => resolve(subscriptionsSetting?.mainSwitch),
      fail: () => resolve(undefined),
    });
  });
}

/** Any value that begins with `accept` is one (`acceptWithAudio` …). */
function meaning(answer: string): Permission['answer'] {
  if (answer.startsWith('accept')) return 'accept';
  return answer === 'ban' || answer === 'filter' ? answer : 'reject';
}
