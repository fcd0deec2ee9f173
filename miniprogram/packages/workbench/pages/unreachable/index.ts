import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { unreachable } from '../../../../services/operations';
import { textScale } from '../../../../services/text-size';
import { unreachableText } from '../../text/clock';
import { unreachableView } from './view';

const { intro, empty, emptyText, share, shareNote, cardTitle, officers, officersNote, people, later } =
  unreachableText;

/** 没提醒到的人: whom the unit reminds itself, by a card in its group or in person. */
Page({
  data: {
    fs: textScale(),
    t: { intro, empty, emptyText, share, shareNote, officers, officersNote, people, later },
    view: null as ReturnType<typeof unreachableView> | null,
    blocked: null as Blocked | null,
  },
  after: '',
  next: null as string | null,

  onLoad() {
    void this.load();
  },

  async onPullDownRefresh() {
    this.after = '';
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const found = await unreachable(this.after);
      this.next = found.next;
      this.setData({ view: unreachableView(found), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.unreachable);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  async later() {
    if (this.next === null) return;
    this.after = this.next;
    await this.load();
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  /** Nobody is named: whoever opens the card sees what waits for themself. */
  onShareAppMessage() {
    return { title: cardTitle, path: routes.today };
  },
});
