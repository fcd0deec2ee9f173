import { textScale } from '../../services/text-size';
import { today } from '../../services/timebook';
import { todayText } from '../../text/today';
import { type Blocked, blocked, go, ownUrl, routes } from '../enter';
import { todayView } from './view';

type View = ReturnType<typeof todayView>;

Page({
  data: {
    fs: textScale(),
    t: { inboxTitle: todayText.inboxTitle, inboxEmpty: todayText.inboxEmpty },
    view: null as View | null,
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

  /** Reads the day; a page that already shows one keeps it when the reading fails. */
  async load() {
    try {
      this.setData({ view: todayView(await today()), blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  act() {
    const url = this.data.view?.hero.url;
    if (url) go(url);
  },

  toInbox() {
    go(routes.inbox);
  },

  openItem(event: WechatMiniprogram.TouchEvent) {
    const url = ownUrl(String(event.currentTarget.dataset.page));
    if (url !== undefined) go(url);
  },
});
