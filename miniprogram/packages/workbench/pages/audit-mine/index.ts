import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { looksAtMine, verifyAudit } from '../../services/audit';
import { auditMineText } from '../../text/audit-mine';
import { deedRow } from '../../text/deeds';

const { intro, check, checkNote, checking, empty, emptyText, more } = auditMineText;

const rowOf = (entry: Parameters<typeof deedRow>[0]) => {
  const row = deedRow(entry);
  return { ...row, why: row.why ? auditMineText.why(row.why) : '' };
};

/** 谁看过我的: what others did or looked at of mine, and whether this record itself holds. */
Page({
  data: {
    fs: textScale(),
    t: { intro, check, checkNote, checking, empty, emptyText, more },
    rows: null as ReturnType<typeof rowOf>[] | null,
    kept: '',
    next: null as number | null,
    busy: false,
    checked: null as { text: string; tone: string } | null,
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const { entries, next, keptDays } = await looksAtMine();
      this.setData({ rows: entries.map(rowOf), next, kept: auditMineText.kept(keptDays), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.auditMine);
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  /** The page before takes the place of this one: a long record never makes a long page. */
  async readOn() {
    if (this.data.busy || this.data.next === null) return;
    this.setData({ busy: true });
    try {
      const { entries, next } = await looksAtMine(this.data.next);
      this.setData({ rows: entries.map(rowOf), next });
      wx.pageScrollTo({ scrollTop: 0, duration: 0 });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },

  async verify() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    try {
      const me = await session();
      if (!me.bound) return;
      const { ok, broken, night } = await verifyAudit(me.person.id);
      this.setData({
        checked: ok
          ? { text: auditMineText.holds(night ? dayText(night) : ''), tone: 'done' }
          : { text: auditMineText.broken(broken?.seq ?? 0), tone: 'warn' },
      });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    } finally {
      this.setData({ busy: false });
    }
  },
});
