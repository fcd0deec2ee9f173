import { reminderTemplate } from './session';

export type Permission = { templateId: string; answer: 'accept' | 'reject' | 'ban' | 'filter' };

/** Whether a reminder can be asked for: the template is known, and the person agreed to reminders. */
export const mayAsk = (): boolean => reminderTemplate() !== undefined;

/**
 * Asks WeChat's subscribe sheet for one reminder of a node. Must run inside a tap handler before anything is awaited: a cloud call loses
 * the tap (PLATFORM.md §1.2). Never throws; undefined when it could not be asked (main switch off, no template known), which blocks nothing.
 */
export function askReminder(): Promise<Permission | undefined> {
  const templateId = reminderTemplate();
  return templateId === undefined ? Promise.resolve(undefined) : ask(templateId);
}

/** Asks for one message of a template, under the same rules. */
export function ask(templateId: string): Promise<Permission | undefined> {
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [templateId],
      success: (result) => {
        const answer = String((result as unknown as Record<string, unknown>)[templateId] ?? '');
        resolve({ templateId, answer: meaning(answer) });
      },
      fail: () => resolve(undefined),
    });
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
