import { mainOffText } from '../text/main-switch';
import { reminderTemplate } from './session';

/** What the sheet answered. */
export type Permission = { templateId: string; answer: 'accept' | 'reject' | 'ban' | 'filter' };

/** `main-off`: WeChat's own switch over all messages of this program is off, and no sheet can come (errCode 20004). */
export type Asked = Permission | 'main-off' | undefined;
const mainIsOff = 20004;

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
