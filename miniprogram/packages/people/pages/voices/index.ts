import { type Blocked, blocked } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { answerComplaint, complaints } from '../../services/rights';
import { complaintRow, deskText as t } from '../../text/rights';

type Known = Awaited<ReturnType<typeof complaints>>;
const acts = new ActIds();

function rowsOf(known: Known) {
  const today = dayOf(serverNow());
  return known.complaints.map((one) => ({
    ...complaintRow(one, today),
    from: t.from(one.personName, one.place),
    label: t.openLabel(one.number),
  }));
}

/** 投诉建议 of the district: what waits for an answer, and what was answered. */
Page({
  data: {
    fs: textScale(),
    t: { ...t, from: '', openLabel: '' },
    rows: null as ReturnType<typeof rowsOf> | null,
    answering: '',
    text: '',
    busy: false,
    blocked: null as Blocked | null,
  },

  onShow() {
    void this.load();
  },

  async load() {
    try {
      this.setData({ rows: rowsOf(await complaints()), blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    this.setData({ answering: String(event.currentTarget.dataset.id), text: '' });
  },

  cancel() {
    this.setData({ answering: '' });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ text: event.detail.value });
  },

  async send() {
    const complaintId = this.data.answering;
    const text = this.data.text.trim();
    if (this.data.busy || text.length < 4) return;
    this.setData({ busy: true });
    try {
      await acts.run(`${complaintId} ${text}`, (requestId) =>
        answerComplaint({ requestId, complaintId, text }),
      );
      this.setData({ answering: '' });
      wx.showToast({ icon: 'none', title: t.sent });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },
});
