import { type Blocked, blocked, go } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { textScale } from '../../../../services/text-size';
import { activities } from '../../services/activity';
import { routes } from '../../services/routes';
import { listText as t } from '../../text/activity';
import { faultText } from '../../text/faults';
import { familyCard } from '../cards';

type Which = 'ahead' | 'past';

/** 家庭活动: what is on for the families of my unit and my district. */
Page({
  next: null as string | null,
  data: {
    fs: textScale(),
    t: { ...t, free: '' },
    which: 'ahead' as Which,
    rows: null as ReturnType<typeof familyCard>[] | null,
    more: false,
    blocked: null as Blocked | null,
  },

  onShow() {
    void this.load();
  },

  /** The first page anew; what stands there stays when the reading fails. */
  async load() {
    const { which } = this.data;
    try {
      const found = await activities({ which });
      this.next = found.next;
      const rows = found.activities.map((one) => familyCard(one, serverNow()));
      this.setData({ rows, more: found.next !== null, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.activities);
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },

  async later() {
    if (this.next === null) return;
    try {
      const found = await activities({ which: this.data.which, after: this.next });
      this.next = found.next;
      const rows = found.activities.map((one) => familyCard(one, serverNow()));
      this.setData({ rows: [...(this.data.rows ?? []), ...rows], more: found.next !== null });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ which: event.currentTarget.dataset.which as Which, rows: null });
    void this.load();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(routes.activity(event.currentTarget.dataset.id as string));
  },
});
