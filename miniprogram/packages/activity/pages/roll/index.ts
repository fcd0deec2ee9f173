import type { Input } from '../../../../../core/contract';
import { type Blocked, blocked, go } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { roll, turn } from '../../services/activity';
import { routes } from '../../services/routes';
import { rollText as t } from '../../text/activity';
import { faultText } from '../../text/faults';
import { type Found, rollView, rowView } from './view';

const acts = new ActIds();
type Event = Input<'activity.turn'>['event'];

/** 报名情况: an activity as its organiser sees it, and who registered. */
Page({
  id: '',
  found: null as Found | null,
  next: null as number | null,
  data: {
    fs: textScale(),
    t: {
      change: t.change,
      copy: t.copy,
      held: t.held,
      none: t.none,
      noneText: t.noneText,
      more: t.more,
      title: t.title,
    },
    view: null as ReturnType<typeof rollView> | null,
    rows: [] as ReturnType<typeof rowView>[],
    more: false,
    sending: false,
    problem: '',
    blocked: null as Blocked | null,
  },

  onLoad(query: { activityId?: string }) {
    this.id = query.activityId ?? '';
  },
  onShow() {
    void this.load();
  },

  async load() {
    try {
      const found = await roll({ activityId: this.id });
      this.found = found;
      this.next = found.next;
      const rows = found.rows.map((row) => rowView(row, found.activity.questions));
      this.setData({ view: rollView(found, serverNow()), rows, more: found.next !== null, blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  async later() {
    if (this.next === null) return;
    try {
      const found = await roll({ activityId: this.id, after: this.next });
      this.next = found.next;
      const rows = found.rows.map((row) => rowView(row, found.activity.questions));
      this.setData({ rows: [...this.data.rows, ...rows], more: found.next !== null });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  toEdit() {
    go(routes.activityEdit({ activityId: this.id }));
  },

  copy() {
    go(routes.activityEdit({ copyOf: this.id }));
  },
  toHeld() {
    go(routes.activityHeld(this.id));
  },

  /** Each act is asked about first; cancelling says why. */
  ask(event: WechatMiniprogram.TouchEvent) {
    const what = event.currentTarget.dataset.event as Event;
    const { title, text } = t.ask[what];
    const writes = what === 'cancel';
    wx.showModal({
      ...{ title, confirmText: t.acts[what].slice(0, 4), cancelText: t.back },
      ...(writes ? { editable: true, placeholderText: t.reasonHint } : { content: text }),
      success: ({ confirm, content }) => {
        if (!confirm) return;
        const reason = (content ?? '').trim();
        if (writes && reason.length < 2) this.setData({ problem: t.noReason });
        else void this.turn(what, writes ? reason : undefined);
      },
    });
  },

  async turn(event: Event, reason?: string) {
    if (this.data.sending || !this.found) return;
    this.setData({ sending: true, problem: '' });
    const baseVersion = this.found.activity.version;
    const input = { activityId: this.id, event, baseVersion, ...(reason !== undefined && { reason }) };
    try {
      await acts.run(JSON.stringify(input), (requestId) => turn({ requestId, ...input }));
      wx.showToast({ icon: 'none', title: t.done[event] });
      if (event === 'discard') wx.navigateBack({ fail: () => go(routes.activityDesk) });
      else await this.load();
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ sending: false });
  },
});
