import type { Output } from '../../../../../core/contract';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { daysOff, setDaysOff } from '../../../../services/operations';
import { newRequestId } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { beijing, monthDayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { daysOffText as t } from '../../text/days-off';
import { type Notice, readNotice } from './notice';

/** A notice of some thousand characters fits; more is not one. */
const longest = 5000;
const short = monthDayText;

function view({ years, missing }: Output<'reminder.daysOff'>) {
  return {
    missing: missing.map((year) => t.missing(year)).join('、'),
    years: years.map(({ year, off, on, source }) => ({
      ...{ year, source, line: t.days(off.length, on.length), off: off.map(short).join('、') },
    })),
  };
}

/** 放假安排: an administrator pastes the yearly notice, checks what was read, and keeps it. */
Page({
  data: {
    fs: textScale(),
    t: { ...t, missing: '', days: '' },
    longest,
    view: null as ReturnType<typeof view> | null,
    year: '',
    source: '',
    found: null as { off: string; on: string } | null,
    problem: '',
    saving: false,
    blocked: null as Blocked | null,
  },
  text: '',
  notice: { off: [], on: [] } as Notice,
  requestId: '',

  onLoad() {
    void this.load();
  },

  async load() {
    try {
      const known = await daysOff();
      const year = this.data.year || String(known.missing[0] ?? beijing(serverNow()).year + 1);
      this.setData({ view: view(known), year, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.daysOff);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  typeYear(event: WechatMiniprogram.Input) {
    this.setData({ year: event.detail.value, found: null });
  },

  typeSource(event: WechatMiniprogram.Input) {
    this.setData({ source: event.detail.value });
  },

  typeNotice(event: WechatMiniprogram.Input) {
    this.text = event.detail.value;
  },

  /** Shows what the notice says, to be compared with it. */
  read() {
    this.notice = readNotice(this.text, Number(this.data.year));
    this.requestId = newRequestId();
    const { off, on } = this.notice;
    const found = { off: off.map(short).join('、'), on: on.map(short).join('、') };
    this.setData(off.length === 0 ? { found: null, problem: t.none } : { found, problem: '' });
  },

  async save() {
    if (this.data.saving) return;
    this.setData({ saving: true, problem: '' });
    const source = this.data.source.trim();
    try {
      await setDaysOff({
        requestId: this.requestId,
        year: Number(this.data.year),
        ...this.notice,
        source,
      });
      wx.showToast({ icon: 'none', title: t.saved });
      this.setData({ found: null });
      await this.load();
    } catch (error) {
      const fault = asFault(error);
      if (fault.definite) this.requestId = newRequestId();
      this.setData({ problem: fault.code === 'INVALID' ? t.wrong : faultText(fault) });
    }
    this.setData({ saving: false });
  },
});
