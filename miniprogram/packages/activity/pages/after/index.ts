import type { Output } from '../../../../../core/contract';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { activity, sayHow, wereThere } from '../../services/activity';
import { routes as own } from '../../services/routes';
import { seriesNames } from '../../text/activity';
import { afterText as t } from '../../text/after';
import { faultText } from '../../text/faults';

const acts = new ActIds();
type Found = Output<'activity.one'>;

function view({ title, series, summary, seat, may }: Found) {
  return {
    ...{ title, series, summary },
    there: seat?.there ? t.thereDone[seat.there] : '',
    remember: t.remember(seriesNames[series]),
    may: may.includes('there'),
  };
}

/** Afterwards: we were there, and how it was. All of it is free. */
Page({
  id: '',
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, remember: '' },
    view: null as ReturnType<typeof view> | null,
    code: '',
    useful: 0,
    suited: 0,
    say: '',
    problem: '',
    blocked: null as Blocked | null,
  },

  onLoad(query: { activityId?: string }) {
    this.id = query.activityId ?? '';
    void this.load(true);
  },

  /** What was answered before stands in the form, until it is written over. */
  async load(fresh: boolean) {
    try {
      const found = await activity(this.id);
      this.setData({ view: view(found), blocked: null });
      const { useful = 0, suited = 0, say = '' } = found.seat?.feedback ?? {};
      if (fresh) this.setData({ useful, suited, say });
    } catch (error) {
      const what = blocked(error, own.activityAfter(this.id));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load(true);
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ [String(event.currentTarget.dataset.field)]: event.detail.value, problem: '' });
  },

  /** A second tap on an answer takes it back. */
  grade(event: WechatMiniprogram.TouchEvent) {
    const { field, value } = event.currentTarget.dataset as { field: 'useful' | 'suited'; value: number };
    this.setData({ [field]: this.data[field] === value ? 0 : value, problem: '' });
  },

  there() {
    const code = this.data.code.trim();
    const input = { activityId: this.id, ...(code !== '' && { code }) };
    return this.run(`there ${code}`, t.sent, (requestId) => wereThere({ requestId, ...input }));
  },

  send() {
    const { useful, suited } = this.data;
    const input = { activityId: this.id, useful, suited, say: this.data.say.trim() };
    return this.run(JSON.stringify(input), t.sent, (requestId) => sayHow({ requestId, ...input }));
  },

  async run(what: string, said: string, act: (requestId: string) => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await acts.run(what, act);
      wx.showToast({ icon: 'none', title: said });
      await this.load(false);
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  remember() {
    go(routes.familyThing(this.data.view?.series ?? 'lesson'));
  },
});
