import { reminderTemplate } from './session';
import { askReminder, type Permission } from './subscribe';

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
