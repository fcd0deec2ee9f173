/** An activity for the phone's own calendar. */
export type CalendarEntry = { title: string; place: string; startsAt: number; endsAt: number };

/** Two hours before it begins. */
const earlierSeconds = 7_200;

/**
 * Puts an activity into the phone's calendar, with an alarm of its own: needs no permission for messages later. Must run inside a tap. False when the
 * person thought better of it, or did not allow it; the calendar knows no taking back, so it is offered and never done by itself.
 */
export function intoCalendar({ title, place, startsAt, endsAt }: CalendarEntry): Promise<boolean> {
  return new Promise((resolve) => {
    wx.addPhoneCalendar({
      title,
      startTime: Math.floor(startsAt / 1000),
      endTime: String(Math.floor(endsAt / 1000)),
      location: place,
      alarm: true,
      alarmOffset: earlierSeconds,
      success: () => resolve(true),
      fail: () => resolve(false),
    });
  });
}
