import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { textScale } from '../../../../services/text-size';
import { held } from '../../services/rights';
import { partView, heldText as t } from '../../text/rights';

/** 关于我的记录: everything that is held about me, part by part. */
Page({
  data: {
    fs: textScale(),
    t: { ...t, asOf: '' },
    asOf: '',
    parts: null as ReturnType<typeof partView>[] | null,
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  async load() {
    try {
      const { asOf, parts } = await held();
      this.setData({ asOf: t.asOf(asOf), parts: parts.map(partView), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.held);
      if (what !== undefined) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  take() {
    go(routes.take);
  },

  wrong() {
    go(routes.voice('correction'));
  },
});
