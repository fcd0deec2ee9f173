import type { PaperPlace } from '../../../../../core/contract/closure';
import { recordPaper } from '../../../../services/closure';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { placeText } from '../../../../text/paper';
import { paperPageText as t } from '../../text/paper';

const acts = new ActIds();
const placesOf = (chosen: PaperPlace | '') =>
  (Object.keys(placeText) as PaperPlace[]).map((place) => ({
    ...{ place, text: placeText[place], on: place === chosen },
  }));

/** 记一份纸质的: that a chapter was written on paper, when, and where it is kept. There is no field for a text. */
Page({
  nodeId: '',
  kept: '' as PaperPlace | '',
  busy: false,
  data: {
    fs: textScale(),
    t,
    title: '',
    today: '',
    day: '',
    dayShown: '',
    places: placesOf(''),
  },

  onLoad(query: Record<string, string | undefined>) {
    this.nodeId = decodeURIComponent(query.nodeId ?? '');
    const today = dayOf(serverNow());
    const title = decodeURIComponent(query.title ?? '');
    this.setData({ title, today, day: today, dayShown: dayText(today) });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value);
    this.setData({ day, dayShown: dayText(day) });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.kept = event.currentTarget.dataset.place as PaperPlace;
    this.setData({ places: placesOf(this.kept) });
  },

  async save() {
    const { nodeId, kept, busy } = this;
    const { day } = this.data;
    if (busy) return;
    if (kept === '') return void wx.showToast({ icon: 'none', title: t.choose });
    this.busy = true;
    try {
      const paper = { day, kept };
      await acts.run(`${nodeId} ${day} ${kept}`, (requestId) => recordPaper({ requestId, nodeId, paper }));
      wx.showToast({ icon: 'none', title: t.saved });
      wx.navigateBack();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },
});
