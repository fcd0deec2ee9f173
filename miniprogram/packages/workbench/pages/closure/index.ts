import type { ClosureOutputs } from '../../../../../core/contract/closure';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { countedPlaces, figures, type Place } from '../../../../services/closure';
import { asFault } from '../../../../services/fault';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { takeFigures } from '../../services/sheets';
import { closureText } from '../../text/closure';
import { sheetText } from '../../text/sheets';
import { type Cut, closureView } from './view';

const { place, few, empty, emptyText, none, noneText } = closureText;

/** 闭环: how the nodes of a unit or a section stand, in figures. */
Page({
  data: {
    fs: textScale(),
    t: {
      ...{ place, few, empty, emptyText, none, noneText },
      ...{ sheet: sheetText.figures, sheetLabel: sheetText.figuresLabel },
    },
    view: null as ReturnType<typeof closureView> | null,
    names: [] as string[],
    at: 0,
    nowhere: false,
    blocked: null as Blocked | null,
  },
  placeId: '',
  places: [] as Place[],
  found: null as ClosureOutputs['figures'] | null,
  cut: 'sections' as Cut,
  busy: false,

  onLoad(query: Record<string, string | undefined>) {
    this.placeId = query.placeId ?? '';
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  /** Figures that are shown already stay when the reading fails. */
  async load() {
    try {
      if (this.placeId === '') {
        this.places = await countedPlaces();
        this.placeId = this.places[0]?.id ?? '';
        this.setData({ names: this.places.map(({ name }) => name), nowhere: this.placeId === '' });
        if (this.placeId === '') return;
      }
      this.found = await figures(this.placeId);
      this.setData({ view: closureView(this.found, this.cut), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.closure);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const at = Number(event.detail.value);
    const chosen = this.places[at];
    if (!chosen || chosen.id === this.placeId) return;
    this.placeId = chosen.id;
    this.setData({ at, view: null });
    void this.load();
  },

  chooseCut(event: WechatMiniprogram.TouchEvent) {
    this.cut = event.currentTarget.dataset.cut as Cut;
    if (this.found) this.setData({ view: closureView(this.found, this.cut) });
  },

  whose() {
    wx.navigateTo({ url: `${routes.overdue}?placeId=${this.placeId}` });
  },

  /** What is on the screen, as a spreadsheet. */
  async sheet() {
    if (this.busy) return;
    this.busy = true;
    try {
      await takeFigures(this.placeId);
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id, opens } = event.currentTarget.dataset as { id: string; opens: boolean };
    if (opens) wx.navigateTo({ url: `${routes.closure}?placeId=${id}` });
  },
});
