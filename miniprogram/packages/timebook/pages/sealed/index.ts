import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { grant } from '../../../../services/reminder';
import { newRequestId } from '../../../../services/request-id';
import { session } from '../../../../services/session';
import { askReminder, explainMainOff } from '../../../../services/subscribe';
import { textScale } from '../../../../services/text-size';
import { book, recall, receiptOf, takeFreshSeal } from '../../../../services/timebook';
import { faultText } from '../../../../text/faults';
import { addYearly, isYearlyThere } from '../../services/calendar';
import { sealedText as t } from '../../text/sealed';
import { sealedView } from './view';

/** 封存: the folded letter under its seal, and the receipt. */
Page({
  data: {
    fs: textScale(),
    t,
    view: null as ReturnType<typeof sealedView> | null,
    blocked: null as Blocked | null,
    fresh: false,
    remaining: -1,
    remindable: false,
    noted: false,
    asking: false,
    recalling: false,
  },

  number: 0,
  nodeId: '',
  requestId: '',
  adding: false,
  reminding: false,

  onLoad(query: Record<string, string | undefined>) {
    this.number = Number(query.number);
    this.requestId = newRequestId();
    void this.load();
  },

  /** Just sealed: what the seal brought, at once and played. Later: the receipt from the book. */
  async load() {
    const fresh = takeFreshSeal(this.number);
    try {
      const me = await session();
      const name = me.bound ? me.person.name : '';
      const remindable = me.bound && me.consents.includes('reminders');
      const remaining = fresh?.remaining ?? (me.bound ? me.remaining : 0);
      if (fresh !== undefined) {
        this.nodeId = fresh.node.id;
        const view = sealedView(fresh.receipt, fresh.node, name, serverNow());
        this.setData({ view, noted: isYearlyThere(view), fresh: true, remaining, remindable, blocked: null });
        return;
      }
      const all = await book();
      const receipt = receiptOf(all.chapters, this.number);
      if (receipt === undefined) {
        const { notFoundTitle: title, notFoundText: text } = t;
        this.setData({ blocked: { kind: 'error', title, text } });
        return;
      }
      this.nodeId = receipt.nodeId;
      const node = all.nodes.find((one) => one.id === receipt.nodeId);
      const view = sealedView(receipt, node, all.name, serverNow());
      this.setData({ view, noted: isYearlyThere(view), remaining, remindable, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.sealed(this.number));
      if (what !== undefined) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  /** The seal touches the paper. */
  contact() {
    wx.vibrateShort({ type: 'light' });
  },

  async remind() {
    if (this.reminding) return;
    this.reminding = true;
    try {
      const permission = await askReminder();
      if (permission === 'main-off') return explainMainOff();
      if (permission === undefined) {
        wx.showToast({ icon: 'none', title: t.remindNot });
        return;
      }
      const { remaining } = await grant(permission);
      this.setData({ remaining });
      const accepted = permission.answer === 'accept';
      wx.showToast({ icon: 'none', title: accepted ? t.remindDone : t.remindNot });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    } finally {
      this.reminding = false;
    }
  },

  async calendar() {
    const view = this.data.view;
    if (view === null || this.adding || this.data.noted) return;
    this.adding = true; // an entry cannot be found again: a second tap would make a second one
    const put = await addYearly({
      title: t.calendarTitle,
      startSeconds: view.startSeconds,
      description: t.calendarText,
    });
    this.adding = false;
    if (put === 'added') this.setData({ noted: true });
    const title = { added: t.calendarDone, refused: t.calendarNot, closed: t.calendarClosed }[put];
    wx.showToast({ icon: 'none', title });
  },

  toReceipt() {
    go(routes.receipt(this.number));
  },

  askRecall() {
    this.setData({ asking: true });
  },

  keepSealed() {
    this.setData({ asking: false });
  },

  /** Takes the letter back into the draft; the same request id until there is a definite answer. */
  async recall() {
    if (this.data.recalling) return;
    this.setData({ recalling: true, asking: false });
    try {
      const { node } = await recall(this.requestId, this.number);
      wx.redirectTo({ url: routes.write(node.id) });
    } catch (error) {
      const fault = asFault(error);
      if (fault.definite) this.requestId = newRequestId();
      this.setData({ recalling: false });
      wx.showToast({ icon: 'none', title: faultText(fault) });
    }
  },

  home() {
    wx.switchTab({ url: routes.today });
  },
});
