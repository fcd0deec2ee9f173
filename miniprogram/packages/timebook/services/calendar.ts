/** Remembers on this phone what cannot be asked of its calendar: that an entry stands there (PLATFORM.md §10). */
const key = 'yearly-entry';
export type YearlyEntry = { title: string; startSeconds: number; description: string };
export type Added = 'added' | 'refused' | 'closed';

/** Whether an entry of this day and hour of the year was put into the calendar from here: a second one would be a duplicate. */
export function isYearlyThere({ startSeconds }: Pick<YearlyEntry, 'startSeconds'>): boolean {
  return wx.getStorageSync(key) === dayOfYear(startSeconds);
}

/** `0701`, in Beijing time. */
function dayOfYear(seconds: number): string {
  return new Date((seconds + 8 * 3_600) * 1000).toISOString().slice(5, 10).replace('-', '');
}

/**
 * Puts a yearly entry into the phone's calendar. Must run inside a tap. Never throws: `refused` when the person did not want it now, `closed` when
 * the calendar is closed to us in the settings.
 */
export function addYearly(entry: YearlyEntry): Promise<Added> {
  return new Promise((resolve) => {
    wx.addPhoneRepeatCalendar({
      title: entry.title,
      startTime: entry.startSeconds,
      endTime: String(entry.startSeconds + 1_800),
      description: entry.description,
      repeatInterval: 'year',
      alarm: true,
      alarmOffset: 0,
      success: () => {
        wx.setStorageSync(key, dayOfYear(entry.startSeconds));
        resolve('added');
      },
      fail: ({ errMsg }) => resolve(/auth|deny|denied/i.test(errMsg) ? 'closed' : 'refused'),
    });
  });
}
