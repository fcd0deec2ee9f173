import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { career } from '../../../../services/career';
import { textScale } from '../../../../services/text-size';
import { eventRow, stayRow, careerText as t } from '../../text/career';

type Known = Awaited<ReturnType<typeof career>>;

function view({ events, postings }: Known) {
  return { events: events.map(eventRow), stays: postings.map(stayRow) };
}

/** 我的经历: where I worked and what happened, as the unit keeps it; something can be proposed. */
Page({
  data: {
    fs: textScale(),
    t,
    view: null as ReturnType<typeof view> | null,
    blocked: null as Blocked | null,
  },

  /** Fresh each time: somebody comes back here from proposing. */
  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.setData({ view: view(await career()), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.career);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  toPropose() {
    go(routes.propose);
  },
});
