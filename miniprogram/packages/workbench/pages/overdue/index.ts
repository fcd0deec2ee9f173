import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { ActIds } from '../../../../services/act-ids';
import { countedPlaces, overdueNodes, remindOf } from '../../../../services/closure';
import { asFault } from '../../../../services/fault';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { overdueText as t } from '../../text/overdue';
import { overdueView } from './view';

const { intro, remind, later, noDocument, fill, empty, emptyText } = t;
/** Acts under way; they live beside the page, which is cloned. */
const acts = new ActIds();

/** 逾期的节点: for HR, who talks with each of them. */
Page({
  data: {
    fs: textScale(),
    t: { intro, remind, later, noDocument, fill, empty, emptyText },
    view: null as ReturnType<typeof overdueView> | null,
    more: false,
    blocked: null as Blocked | null,
  },
  placeId: '',
  after: '',
  next: null as string | null,
  busy: false,

  onLoad(query: Record<string, string | undefined>) {
    this.placeId = query.placeId ?? '';
  },

  /** Comes back from filling in the document, too. */
  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    this.after = '';
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      if (this.placeId === '') this.placeId = (await countedPlaces())[0]?.id ?? '';
      const found = await overdueNodes(this.placeId, this.after);
      this.next = found.next;
      this.setData({ view: overdueView(found), more: found.next !== null, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.overdue);
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

  fill() {
    go(routes.pairs);
  },

  async remind(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    if (this.busy) return;
    const { confirm } = await wx.showModal({
      title: t.sure(name),
      content: t.sureText,
      confirmText: t.yes,
      cancelText: t.no,
    });
    if (!confirm) return;
    this.busy = true;
    try {
      const { again } = await acts.run(id, (requestId) => remindOf({ requestId, nodeId: id }));
      wx.showToast({ icon: 'none', title: again ? t.again : t.done });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },
});
