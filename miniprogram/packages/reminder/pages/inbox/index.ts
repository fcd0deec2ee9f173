import { type Blocked, blocked, go, ownUrl, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { inbox, seen, seenUpTo } from '../../../../services/reminder';
import { mainSwitch } from '../../../../services/subscribe';
import { textScale } from '../../../../services/text-size';
import { mainOffText } from '../../../../text/main-switch';
import { inboxText } from '../../text/inbox';
import { inboxView } from './view';

const { waiting, done, empty, emptyText, settings } = inboxText;

Page({
  data: {
    fs: textScale(),
    t: { waiting, done, empty, emptyText, settings },
    mainOff: '',
    view: null as ReturnType<typeof inboxView> | null,
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

  /** Reads the inbox; what is shown now counts as seen from the next visit on. */
  async load() {
    try {
      const { items } = await inbox();
      this.setData({ view: inboxView(items, seenUpTo(), serverNow()), blocked: null });
      seen(items);
      const mainOff = (await mainSwitch()) === false ? mainOffText.line : '';
      if (mainOff !== this.data.mainOff) this.setData({ mainOff });
    } catch (error) {
      const what = blocked(error, routes.inbox);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  openItem(event: WechatMiniprogram.TouchEvent) {
    const url = ownUrl(String(event.currentTarget.dataset.page));
    if (url !== undefined) go(url);
  },

  toSettings() {
    go(routes.reminderSettings);
  },
});
