import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { people } from '../../../../services/roster';
import { textScale } from '../../../../services/text-size';
import { dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { searchAudit } from '../../services/audit';
import { auditSearchText } from '../../text/audit-search';
import { asked, entryRow, owesReason, type Question, type Side, type Someone } from './view';

/** A pause in typing after which is searched, ms. */
const typingPause = 300;
/** Names that are offered while somebody types. */
const offered = 5;

const { about, by, anybody, nobody, clear, kind, kinds, from, until, noDay, why, whyHint } = auditSearchText;
const { find, found, empty, emptyText, emptyYet, emptyYetText, earlier, later } = auditSearchText;

/** 审计查询: an auditor looks up by whom it is about, by who acted, in a period, of a kind. */
Page({
  data: {
    fs: textScale(),
    t: {
      ...{ about, by, anybody, nobody, clear, kind, kinds, from, until, noDay, why, whyHint },
      ...{ find, found, empty, emptyText, emptyYet, emptyYetText, earlier, later },
    },
    sides: ['about', 'by'] as Side[],
    question: { about: null, by: null, kind: '', fromDay: '', untilDay: '', why: '' } as Question,
    shownDays: { fromDay: '', untilDay: '' },
    /** Who is offered, and on which side. */
    offer: null as { side: Side; names: (Someone & { note: string })[] } | null,
    rows: null as ReturnType<typeof entryRow>[] | null,
    next: null as number | null,
    first: true,
    ready: true,
    blocked: null as Blocked | null,
  },
  timer: 0 as ReturnType<typeof setTimeout> | 0,
  asking: 0,

  onLoad() {
    void this.load();
  },

  onUnload() {
    if (this.timer) clearTimeout(this.timer);
  },

  load() {
    return this.read();
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  /** Reads a page; of several under way only the one asked for last is shown. */
  async read(before?: number) {
    this.asking += 1;
    const mine = this.asking;
    try {
      const input = { ...asked(this.data.question), ...(before !== undefined && { before }) };
      const { entries, next } = await searchAudit(input);
      if (mine !== this.asking) return;
      this.setData({ rows: entries.map(entryRow), next, first: before === undefined, blocked: null });
    } catch (error) {
      if (mine !== this.asking) return;
      const what = blocked(error, routes.auditSearch);
      if (what === undefined) return;
      if (this.data.rows === null) this.setData({ blocked: what });
      else wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  find() {
    void this.read();
  },

  async later() {
    if (this.data.next === null) return;
    await this.read(this.data.next);
    wx.pageScrollTo({ selector: '.results', duration: 0 });
  },

  put(change: Partial<Question>) {
    const question = { ...this.data.question, ...change };
    this.setData({ question, ready: !owesReason(question) });
  },

  type(event: WechatMiniprogram.Input) {
    const side = event.currentTarget.dataset.side as Side;
    const search = event.detail.value.trim();
    if (this.timer) clearTimeout(this.timer);
    if (search === '') this.setData({ offer: null });
    else this.timer = setTimeout(() => void this.offerNames(side, search), typingPause);
  },

  async offerNames(side: Side, search: string) {
    try {
      const found = (await people({ search })).people.slice(0, offered);
      const names = found.map(({ id, name, position }) => ({ id, name, note: position }));
      this.setData({ offer: { side, names } });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { side, id, name } = event.currentTarget.dataset as { side: Side; id: string; name: string };
    this.put({ [side]: { id, name } });
    this.setData({ offer: null });
  },

  clear(event: WechatMiniprogram.TouchEvent) {
    this.put({ [event.currentTarget.dataset.side as Side]: null });
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.put({ kind: String(event.currentTarget.dataset.word) });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const field = event.currentTarget.dataset.field as 'fromDay' | 'untilDay';
    const day = String(event.detail.value);
    this.put({ [field]: day });
    this.setData({ [`shownDays.${field}`]: dayText(day) });
  },

  typeWhy(event: WechatMiniprogram.Input) {
    this.put({ why: event.detail.value });
  },
});
