import type { ComplaintKind, ComplaintView } from '../../../../../core/contract/complaint';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { complain, myComplaints } from '../../services/rights';
import { complaintRow, voiceText as t } from '../../text/rights';

const acts = new ActIds();
const isKind = (word: string | undefined): word is ComplaintKind =>
  t.kinds.some(({ value }) => value === word);
const rowsOf = (complaints: readonly ComplaintView[]) =>
  complaints.map((one) => complaintRow(one, dayOf(serverNow())));

/** 投诉建议: say it, and read the answer. */
Page({
  data: {
    fs: textScale(),
    t: { ...t, hint: '', sent: '' },
    kind: 'suggestion' as ComplaintKind,
    hint: t.hint('suggestion'),
    text: '',
    said: '',
    problem: '',
    busy: false,
    rows: null as ReturnType<typeof rowsOf> | null,
    blocked: null as Blocked | null,
  },

  onLoad(query: Record<string, string | undefined>) {
    if (isKind(query.kind)) this.setData({ kind: query.kind, hint: t.hint(query.kind) });
    void this.load();
  },

  async load() {
    try {
      const { complaints } = await myComplaints();
      this.setData({ rows: rowsOf(complaints), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.voice(this.data.kind));
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const kind = event.currentTarget.dataset.kind as ComplaintKind;
    this.setData({ kind, hint: t.hint(kind), problem: '' });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ text: event.detail.value, problem: '', said: '' });
  },

  async send() {
    const { kind, busy } = this.data;
    const text = this.data.text.trim();
    if (busy || text.length < 4) return;
    this.setData({ busy: true, problem: '' });
    try {
      const { number, dueDay } = await acts.run(`${kind} ${text}`, (requestId) =>
        complain({ requestId, kind, text }),
      );
      this.setData({ text: '', said: t.sent(number, dueDay) });
      await this.load();
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },
});
