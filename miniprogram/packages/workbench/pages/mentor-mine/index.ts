import type { Meeting } from '../../../../../core/contract/mentor';
import { type Blocked, blocked } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { mine, noteMeeting } from '../../../../services/mentor';
import { newRequestId } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { mentorText } from '../../text/mentor';
import { meetingForm, meetingText, ways } from '../../text/mentoring';

function view({ mentor, meetings }: Awaited<ReturnType<typeof mine>>) {
  return {
    mentor: mentor && { ...mentor, since: mentorText.since(dayText(mentor.since)) },
    meetings: meetings.map(meetingText),
  };
}

Page({
  busy: false,
  data: {
    fs: textScale(),
    t: { ...mentorText, since: '' },
    m: meetingForm,
    ways,
    view: null as ReturnType<typeof view> | null,
    day: '',
    today: '',
    dayShown: '',
    way: 'talk' as Meeting['way'],
    blocked: null as Blocked | null,
  },

  onLoad() {
    const today = dayOf(serverNow());
    this.setData({ day: today, today, dayShown: dayText(today) });
    void this.load();
  },

  async load() {
    try {
      this.setData({ view: view(await mine()), blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value);
    this.setData({ day, dayShown: dayText(day) });
  },

  chooseWay(event: WechatMiniprogram.TouchEvent) {
    this.setData({ way: event.currentTarget.dataset.way as Meeting['way'] });
  },

  async meet() {
    if (this.busy) return;
    this.busy = true;
    const { day, way } = this.data;
    try {
      await noteMeeting({ requestId: newRequestId(), day, way });
      wx.showToast({ icon: 'none', title: meetingForm.saved });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },
});
