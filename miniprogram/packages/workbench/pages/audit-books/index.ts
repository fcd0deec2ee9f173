import type { Output } from '../../../../../core/contract';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { units } from '../../../../services/roster';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { checkBooks } from '../../services/audit';
import { auditBooksText } from '../../text/audit-books';
import { headBefore, headView, listView, type Result } from './view';

const { unit, chooseUnit, why, note, start, again, stop, bad, badNote, good, earlier, later } =
  auditBooksText;
const { noUnit, noUnitText } = auditBooksText;

/** 核验时光书: an auditor lets every book of a unit be computed again, a few in each call, and learns numbers alone. */
Page({
  data: {
    fs: textScale(),
    t: {
      ...{ unit, chooseUnit, why, note, start, again, stop, bad, badNote, good, earlier, later },
      ...{ noUnit, noUnitText },
    },
    units: null as { id: string; name: string }[] | null,
    chosen: -1,
    reason: auditBooksText.whyGiven,
    head: null as ReturnType<typeof headView> | null,
    list: null as ReturnType<typeof listView> | null,
    blocked: null as Blocked | null,
  },
  results: [] as Result[],
  page: 0,
  /** Goes up with each beginning and each stop: a walk that is not the newest ends. */
  walk: 0,

  onLoad() {
    void this.load();
  },

  onUnload() {
    this.walk += 1;
  },

  async load() {
    try {
      const tree = await units();
      const found = tree.units.filter((one) => one.kind === 'unit' && one.within && !one.closed);
      this.setData({ units: found.map(({ id, name }) => ({ id, name })), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.auditBooks);
      if (what !== undefined && this.data.units === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choose(event: WechatMiniprogram.PickerChange) {
    this.walk += 1;
    this.setData({ chosen: Number(event.detail.value), head: null, list: null });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ reason: event.detail.value });
  },

  /** Page after page until the end, a stop, or a fault; what was checked until then stays. */
  async start() {
    const unitId = this.data.units?.[this.data.chosen]?.id;
    const reason = this.data.reason.trim();
    if (unitId === undefined || reason.length < 2) return;
    this.walk += 1;
    const mine = this.walk;
    Object.assign(this, { results: [], page: 0 });
    this.setData({ list: null, head: headBefore(this.data.units?.[this.data.chosen]?.name ?? '') });
    let last: Output<'audit.books'> | null = null;
    try {
      for (let after: string | null = ''; after !== null; after = last.next) {
        last = await checkBooks({ unitId, why: reason, ...(after && { after }) });
        if (mine !== this.walk) return;
        this.results = [...this.results, ...last.books];
        this.show(last, last.next === null ? 'done' : 'going');
      }
    } catch (error) {
      if (mine !== this.walk) return;
      if (last) this.show(last, 'stopped');
      else this.setData({ head: null });
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  stop() {
    this.walk += 1;
    if (this.results.length === 0) this.setData({ head: null });
    else this.setData({ 'head.going': false });
  },

  show(last: Output<'audit.books'>, state: 'going' | 'stopped' | 'done') {
    this.setData({
      head: headView(last, this.results, state),
      list: listView(this.results, this.page),
    });
  },

  later() {
    this.turn(1);
  },

  earlier() {
    this.turn(-1);
  },

  turn(by: number) {
    this.page += by;
    this.setData({ list: listView(this.results, this.page) });
  },
});
