import type { Output } from '../../../../../core/contract';
import { type Blocked, blocked } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { clockText } from '../../../../text/dates';
import { roll, sumUp, venueCode } from '../../services/activity';
import { heldText as t } from '../../text/after';
import { faultText } from '../../text/faults';

const acts = new ActIds();

function view({ activity, may, there, feedback }: Output<'activity.roll'>) {
  const { families, shown } = feedback;
  return {
    title: activity.title,
    there: t.there(there),
    hasCode: may.includes('venue-code'),
    maySum: may.includes('sum-up'),
    answered: shown === null ? t.few(families) : t.answered(families),
    useful: shown === null ? '' : t.useful(shown.useful),
    suited: shown === null ? '' : t.suited(shown.suited),
    said: shown?.said ?? [],
  };
}

/** An activity while it is held, and afterwards: the code at the place, what families said, the summary. */
Page({
  id: '',
  version: 0,
  timer: 0,
  touched: false,
  data: {
    fs: textScale(),
    t: { ...t, codeUntil: '', there: '', few: '', answered: '', useful: '', suited: '' },
    view: null as ReturnType<typeof view> | null,
    code: '',
    until: '',
    summary: '',
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
  onHide() {
    clearTimeout(this.timer);
  },
  onUnload() {
    clearTimeout(this.timer);
  },

  async load() {
    try {
      const found = await roll({ activityId: this.id });
      this.version = found.activity.version;
      this.setData({ view: view(found), blocked: null });
      if (!this.touched) this.setData({ summary: found.summary });
      if (found.may.includes('venue-code')) await this.showCode();
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  /** The code, and the next one when its time is over. */
  async showCode() {
    clearTimeout(this.timer);
    const { code, until } = await venueCode(this.id);
    this.setData({ code: `${code.slice(0, 3)} ${code.slice(3)}`, until: t.codeUntil(clockText(until)) });
    const left = Math.max(1_000, until - serverNow() + 500);
    this.timer = setTimeout(() => void this.showCode().catch(() => undefined), left) as unknown as number;
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  type(event: WechatMiniprogram.TextareaInput) {
    this.touched = true;
    this.setData({ summary: event.detail.value, problem: '' });
  },

  async save() {
    const summary = this.data.summary.trim();
    if (this.data.sending || summary === '') return;
    this.setData({ sending: true, problem: '' });
    const input = { activityId: this.id, baseVersion: this.version, summary };
    try {
      await acts.run(JSON.stringify(input), (requestId) => sumUp({ requestId, ...input }));
      this.touched = false;
      wx.showToast({ icon: 'none', title: t.saved });
      await this.load();
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ sending: false });
  },
});
