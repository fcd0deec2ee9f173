import { type Blocked, blocked } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { refusals } from '../../services/roles';
import { refusalRow, securityText as t } from '../../text/roles';

/** Most rows that stay drawn: whoever reads further leaves the first behind. */
const most = 200;

/** 安全日志: each refusal for want of right, the newest first. */
Page({
  data: {
    fs: textScale(),
    t,
    rows: null as ReturnType<typeof refusalRow>[] | null,
    next: null as number | null,
    busy: false,
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  async load(before?: number) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    try {
      const page = await refusals(before);
      const rows = [...(before === undefined ? [] : (this.data.rows ?? [])), ...page.rows.map(refusalRow)];
      this.setData({ rows: rows.slice(-most), next: page.next, blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
      else if (what !== undefined) wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  more() {
    if (this.data.next !== null) void this.load(this.data.next);
  },
});
