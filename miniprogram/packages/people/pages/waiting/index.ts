import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { decideEvent, waitingEvents } from '../../../../services/career';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { kindName, waitingText as t } from '../../text/career';

type Known = Awaited<ReturnType<typeof waitingEvents>>;

function rowsOf({ events }: Known) {
  return events.map(({ id, personName: name, place, kind, day, note, at }) => ({
    ...{ id, name, place, note },
    what: `${kindName[kind]} · ${dayText(day)}`,
    when: t.at(dayText(dayOf(at))),
    confirm: t.confirmLabel(name, kindName[kind]),
    refuse: t.refuseLabel(name, kindName[kind]),
  }));
}

const acts = new ActIds();

/** 等我确认: what people of the unit proposed about themselves, for HR. */
Page({
  busy: false,
  known: null as Known | null,
  data: {
    fs: textScale(),
    t: { ...t, at: '', confirmLabel: '', refuseLabel: '' },
    rows: null as ReturnType<typeof rowsOf> | null,
    /** The entry that is being refused, and why. */
    refusing: '',
    reason: '',
    blocked: null as Blocked | null,
  },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.known = await waitingEvents();
      this.setData({ rows: rowsOf(this.known), blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  confirm(event: WechatMiniprogram.TouchEvent) {
    const one = this.known?.events.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!one) return;
    const { id, personName, kind, day } = one;
    go(routes.event({ mode: 'confirm', eventId: id, name: personName, kind, day }));
  },

  refuse(event: WechatMiniprogram.TouchEvent) {
    this.setData({ refusing: String(event.currentTarget.dataset.id), reason: '' });
  },

  cancel() {
    this.setData({ refusing: '' });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ reason: event.detail.value });
  },

  async send() {
    const reason = this.data.reason.trim();
    const eventId = this.data.refusing;
    if (this.busy || reason.length < 2) return;
    this.busy = true;
    try {
      await acts.run(`${eventId} ${reason}`, (requestId) =>
        decideEvent({ requestId, eventId, decision: 'refuse', reason }),
      );
      this.setData({ refusing: '' });
      wx.showToast({ icon: 'none', title: t.refused });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },
});
