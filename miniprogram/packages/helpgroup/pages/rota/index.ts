import type { Output } from '../../../../../core/contract';
import type { Layer } from '../../../../../core/contract/helpgroup';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { addDays, dayOf } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { answerSwap, draftRota, proposeSwap, publishRota, rota } from '../../services/helpgroup';
import { rotaText as t } from '../../text/group';
import { chooseNames, dayRow, type Editing, editingOf, type RotaShown, rotaOf, rotaView } from './view';

const acts = new ActIds();
type Row = 'week' | 'days';
type Place = 'officer' | 'backup';

/** Who is on duty in the coming days, swaps, and the rota as it is written: a draft first, with its gaps, then published. */
Page({
  unitId: '',
  found: null as Output<'helpgroup.rota'> | null,
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, double: '', gone: '', more: '', reach: '', published: '', swapLine: '' },
    view: null as RotaShown | null,
    editing: null as Editing | null,
    names: [] as string[],
    others: [] as string[],
    open: false,
    touched: false,
    swapping: '',
    today: '',
    latest: '',
    layerNames: [t.layers.day, t.layers.night],
    newLayer: 0,
    blocked: null as Blocked | null,
  },

  onLoad(query: { unitId?: string }) {
    this.unitId = query.unitId ?? '';
    const today = dayOf(serverNow());
    this.setData({ today, latest: addDays(today, 365) });
  },
  onShow() {
    void this.load();
  },

  async load() {
    try {
      const found = await rota({ unitId: this.unitId });
      this.found = found;
      const view = rotaView(found);
      this.setData({
        view,
        names: chooseNames(found),
        others: view.others.map(({ name }) => name),
        blocked: null,
      });
      // What is being written stays while it is not kept.
      if (!this.data.touched) this.setData({ editing: editingOf(found) });
    } catch (error) {
      const what = blocked(error, routes.helpRota(this.unitId));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  edit() {
    this.setData({ open: !this.data.open });
  },

  choose(event: WechatMiniprogram.PickerChange) {
    const { row, index, place } = event.currentTarget.dataset as { row: Row; index: number; place: Place };
    this.setData({ [`editing.${row}[${index}].${place}`]: Number(event.detail.value), touched: true });
  },
  chooseFallback(event: WechatMiniprogram.PickerChange) {
    this.setData({ 'editing.fallback': Number(event.detail.value), touched: true });
  },
  chooseLayer(event: WechatMiniprogram.PickerChange) {
    this.setData({ newLayer: Number(event.detail.value) });
  },
  addDay(event: WechatMiniprogram.PickerChange) {
    const { editing } = this.data;
    if (editing === null) return;
    const day = String(event.detail.value);
    const layer: Layer = this.data.newLayer === 0 ? 'day' : 'night';
    const row = dayRow(day, layer, { officer: 0, backup: 0 });
    if (editing.days.some(({ key }) => key === row.key)) return;
    this.setData({ 'editing.days': [...editing.days, row], touched: true });
  },
  removeDay(event: WechatMiniprogram.TouchEvent) {
    const { editing } = this.data;
    const key = String(event.currentTarget.dataset.key);
    if (editing === null) return;
    this.setData({ 'editing.days': editing.days.filter((row) => row.key !== key), touched: true });
  },

  async run(what: string, act: (requestId: string) => Promise<string>) {
    if (this.busy) return false;
    this.busy = true;
    let done = false;
    try {
      const said = await acts.run(what, act);
      done = true;
      wx.showToast({ icon: 'none', title: said });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
    return done;
  },

  async save() {
    const { found, unitId } = this;
    const { editing } = this.data;
    if (found === null || editing === null) return;
    const draft = { unitId, baseVersion: found.version, ...rotaOf(editing, found) };
    const done = await this.run(JSON.stringify(draft), async (requestId) => {
      await draftRota({ requestId, ...draft });
      return t.savedToast;
    });
    if (done) this.setData({ touched: false });
    await this.load();
  },

  async publish() {
    const { found, unitId } = this;
    if (found === null || this.data.touched) return;
    const { version: baseVersion } = found;
    await this.run(`publish ${baseVersion}`, async (requestId) => {
      const { told } = await publishRota({ requestId, unitId, baseVersion });
      return t.published(told);
    });
    await this.load();
  },

  async swap(event: WechatMiniprogram.PickerChange) {
    const { day, layer } = event.currentTarget.dataset as { day: string; layer: Layer };
    const toId = this.data.view?.others[Number(event.detail.value)]?.id;
    if (toId === undefined) return;
    const { unitId } = this;
    await this.run(`swap ${day} ${layer} ${toId}`, async (requestId) => {
      await proposeSwap({ requestId, unitId, day, layer, toId, back: null });
      return t.swapAsked;
    });
    await this.load();
  },

  async say(event: WechatMiniprogram.TouchEvent) {
    const { id: swapId, answer } = event.currentTarget.dataset as {
      id: string;
      answer: 'agree' | 'decline' | 'withdraw';
    };
    await this.run(`${answer} ${swapId}`, async (requestId) => {
      await answerSwap({ requestId, swapId, answer });
      return t.answered;
    });
    await this.load();
  },
});
