import { serverNow } from '../../services/cloud';
import { asFault } from '../../services/fault';
import { textScale } from '../../services/text-size';
import { book, takeJustClosed, verify } from '../../services/timebook';
import { bookText } from '../../text/book';
import { faultText } from '../../text/faults';
import { type Blocked, blocked, go } from '../enter';
import { bookView, footView } from './view';

type View = ReturnType<typeof bookView>;
const { laterTitle, laterNote, emptyTitle, emptyText, verifyLabel, chainChecking } = bookText;

Page({
  data: {
    fs: textScale(),
    t: { laterTitle, laterNote, emptyTitle, emptyText, verifyLabel, chainChecking },
    view: null as View | null,
    blocked: null as Blocked | null,
    checking: false,
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
      const first = this.data.view === null;
      const view = bookView(await book(), serverNow(), takeJustClosed());
      this.setData({ view, blocked: null }, () => {
        if (first) this.showToday(view);
      });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  /** A long line opens where today is. */
  showToday(view: View) {
    if (view.rows.findIndex((row) => row.id === view.focus) < 4) return;
    wx.pageScrollTo({ selector: '.here', offsetTop: -200, duration: 0 });
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  openRow(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const row = this.data.view?.rows.find((one) => one.id === event.detail.id);
    if (row?.url) go(row.url);
  },

  /** The foot is a button: the whole chain is checked again. */
  async check() {
    if (this.data.checking || this.data.view === null) return;
    this.setData({ checking: true });
    try {
      const foot = footView(await verify(), serverNow());
      this.setData({ checking: false, 'view.foot': foot });
      if (!foot.ok) void this.load();
    } catch (error) {
      this.setData({ checking: false });
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },
});
