import { serverNow } from '../../services/cloud';
import { inbox } from '../../services/reminder';
import { session } from '../../services/session';
import { textScale } from '../../services/text-size';
import { today } from '../../services/timebook';
import { todayText } from '../../text/today';
import { type Board, boardOf, chooseDuty, loadBoard, type Waiting } from '../board';
import { type Blocked, blocked, go, ownUrl, routes } from '../enter';
import { dayView, type HeroView, todayView } from './view';

type View = Omit<ReturnType<typeof todayView>, 'hero'> & { hero: HeroView | null };

/** The duties of whoever has no book, and what waits in them. */
let known: Waiting | null = null;

Page({
  data: {
    fs: textScale(),
    t: { inboxTitle: todayText.inboxTitle, inboxEmpty: todayText.inboxEmpty },
    view: null as View | null,
    board: null as Board | null,
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
      const me = await session();
      if (me.bound && me.person.relative) return wx.switchTab({ url: routes.family });
      if (me.bound && !me.person.cadre && (me.duties.length > 0 || me.accompanies)) await this.loadDuties();
      else this.setData({ view: todayView(await today()), board: null, blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  /** The day of somebody who has duties and no book. */
  async loadDuties() {
    const [{ items }] = await Promise.all([
      inbox(),
      loadBoard(this.data.board !== null, (board, waiting) => {
        known = waiting;
        this.setData({ board });
      }),
    ]);
    this.setData({ view: { ...dayView(items, serverNow()), hero: null }, blocked: null });
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  act() {
    const url = this.data.view?.hero?.url;
    if (url) go(url);
  },

  choose(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    chooseDuty(event.detail.id);
    if (known) this.setData({ board: boardOf(known) });
  },

  openEntry(event: WechatMiniprogram.CustomEvent<{ page: string }>) {
    go(event.detail.page);
  },

  toInbox() {
    go(routes.inbox);
  },

  openItem(event: WechatMiniprogram.TouchEvent) {
    const url = ownUrl(String(event.currentTarget.dataset.page));
    if (url !== undefined) go(url);
  },
});
