/** Puts a yearly entry into the phone's calendar. Must run inside a tap. Resolves whether it was put there; never throws. */
export function addYearly(entry: {
  title: string;
  startSeconds: number;
  description: string;
}): Promise<boolean> {
  return new Promise((resolve) => {
    wx.addPhoneRepeatCalendar({
      title: entry.title,
      startTime: entry.startSeconds,
      endTime: String(entry.startSeconds + 1_800),
      description: entry.description,
      repeatInterval: 'year',
      alarm: true,
      alarmOffset: 0,
      success: () => resolve(true),
      fail: () => resolve(false),
    });
  });
}
