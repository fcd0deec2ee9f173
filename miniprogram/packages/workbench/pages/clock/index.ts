import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { dryRun, operations, resend, templateChecks } from '../../../../services/operations';
import { newRequestId } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { clockText as t } from '../../text/clock';
import { clockView, dryView, templatesView } from './view';

const { ahead, aheadNote, aheadNone, dead, deadNone, resend: again, templates, check, templatesNote } = t;
const { runs, runsNone, sample, cancel } = t;

/** 提醒运行: how the clock is doing, for whoever operates the district. */
Page({
  data: {
    fs: textScale(),
    t: {
      ahead,
      aheadNote,
      aheadNone,
      dead,
      deadNone,
      again,
      templates,
      check,
      templatesNote,
      runs,
      runsNone,
      sample,
    },
    view: null as ReturnType<typeof clockView> | null,
    dry: null as ReturnType<typeof dryView> | null,
    checks: [] as ReturnType<typeof templatesView>,
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  onShow() {
    if (this.data.view !== null || this.data.blocked !== null) void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.setData({ view: clockView(await operations()), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.clock);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  toDaysOff() {
    go(routes.daysOff);
  },

  /** What would happen until that day; nothing is sent. */
  tryUntil(event: WechatMiniprogram.TouchEvent) {
    const day = String(event.currentTarget.dataset.day);
    return this.told(async () => this.setData({ dry: dryView(await dryRun(day)) }));
  },

  checkTemplates() {
    return this.told(async () => this.setData({ checks: templatesView((await templateChecks()).templates) }));
  },

  /** Asks first: what failed once more is one more message to explain. */
  async again(event: WechatMiniprogram.TouchEvent) {
    const { kind, note, count } = event.currentTarget.dataset as {
      kind: string;
      note: string;
      count: number;
    };
    const { confirm } = await wx.showModal({
      content: t.resendAsk(count),
      confirmText: again,
      cancelText: cancel,
    });
    if (!confirm) return;
    await this.told(async () => {
      const { resent } = await resend({ requestId: newRequestId(), kind, note });
      wx.showToast({ icon: 'none', title: t.resent(resent) });
      await this.load();
    });
  },

  async told(act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },
});
