import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { wall, withdrawPledge } from '../../../../services/pledge';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { pledgeText } from '../../text/pledge';
import { sheetView, type WallView, wallView } from './view';

const { intro, mine, others, elsewhere, none, start, renew, withdraw, empty, more } = pledgeText;

const acts = new ActIds();

/** 公开承诺: what I signed for my unit, and what my colleagues did. Nothing of a letter comes here. */
Page({
  busy: false,
  data: {
    fs: textScale(),
    t: { intro, mine, others, elsewhere, none, start, renew, withdraw, empty, more },
    view: null as WallView | null,
    blocked: null as Blocked | null,
  },

  /** Fresh each time: somebody comes back here from signing. */
  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.setData({ view: wallView(await wall()), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.pledge);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  toSign() {
    go(routes.pledgeSign);
  },

  async readOn() {
    const view = this.data.view;
    if (this.busy || view === null || view.next === null) return;
    this.busy = true;
    try {
      const { pledges, next } = await wall(view.next);
      this.setData({
        'view.others': [...view.others, ...pledges.map((one, at) => sheetView(one, view.others.length + at))],
        'view.next': next,
      });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  askWithdraw() {
    wx.showModal({
      title: pledgeText.withdrawTitle,
      content: pledgeText.withdrawText,
      confirmText: pledgeText.withdraw,
      cancelText: pledgeText.keep,
      success: ({ confirm }) => {
        if (confirm) void this.takeDown();
      },
    });
  },

  async takeDown() {
    if (this.busy) return;
    this.busy = true;
    try {
      await acts.run('withdraw', withdrawPledge);
      wx.showToast({ icon: 'none', title: pledgeText.withdrawn });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },
});
