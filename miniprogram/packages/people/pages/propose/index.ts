import type { LifeEventView } from '../../../../../core/contract/career';
import { proposeEvent } from '../../../../services/career';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { kindName, proposeText as t } from '../../text/career';

type Kind = LifeEventView['kind'];
const proposable: readonly Kind[] = ['probation-end', 'rotation', 'promotion', 'family-change'];
const kinds = proposable.map((kind) => ({ kind, name: kindName[kind] }));

const acts = new ActIds();

/** Something that happened to me, for HR to confirm. */
Page({
  busy: false,
  data: {
    fs: textScale(),
    t,
    kinds,
    kind: proposable[0] as Kind,
    day: '',
    today: '',
    dayShown: '',
    note: '',
  },

  onLoad() {
    const today = dayOf(serverNow());
    this.setData({ today, day: today, dayShown: dayText(today) });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ kind: event.currentTarget.dataset.kind as Kind });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value);
    this.setData({ day, dayShown: dayText(day) });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ note: event.detail.value });
  },

  async send() {
    if (this.busy) return;
    this.busy = true;
    const { kind, day } = this.data;
    const note = this.data.note.trim();
    try {
      await acts.run(`${kind} ${day} ${note}`, (requestId) =>
        proposeEvent({ requestId, kind, day, note } as never),
      );
      wx.showToast({ icon: 'none', title: t.sent });
      wx.navigateBack();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },
});
