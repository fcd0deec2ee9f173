import { type Board, boardOf, chooseDuty, loadBoard, type Waiting } from '../../../../pages/board';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { textScale } from '../../../../services/text-size';
import { workbenchText } from '../../../../text/workbench';

const { empty, emptyText } = workbenchText;

/** What the page knows beyond what it shows: the duties, and what waits. */
let known: Waiting | null = null;

Page({
  data: {
    fs: textScale(),
    t: { empty, emptyText },
    board: null as Board | null,
    empty: false,
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  onShow() {
    if (this.data.board !== null || this.data.blocked !== null || this.data.empty) void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  /** A board that is shown already stays when the reading fails. */
  async load() {
    try {
      const { held } = await loadBoard(this.data.board !== null, (board, waiting) => {
        known = waiting;
        this.setData({ board });
      });
      this.setData({ empty: held.length === 0, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.workbench);
      if (what !== undefined && this.data.board === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choose(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    chooseDuty(event.detail.id);
    if (known) this.setData({ board: boardOf(known) });
  },

  open(event: WechatMiniprogram.CustomEvent<{ page: string }>) {
    go(event.detail.page);
  },
});
