import type { Signature } from '../../../../../core/contract/signature';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { markThing, thing } from '../../../../services/family';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { cleanText } from '../../services/clean-text';
import { familyPledgeText as t } from '../../text/family-pledge';
import { type PledgeView, pledgeView } from './view';

const acts = new ActIds();
const most = 200;

/** 同守廉诺: one text for the household, under which each adult signs on their own phone. Whoever changes it asks everybody afresh. */
Page({
  signature: undefined as Signature | undefined,
  busy: false,
  data: {
    fs: textScale(),
    t,
    view: null as PledgeView | null,
    blocked: null as Blocked | null,
    text: '',
    left: '',
    /** The words are being written: nobody signed yet, or they are changed. */
    writing: false,
    ready: false,
    signed: false,
    sending: false,
    problem: '',
  },

  onLoad() {
    void this.load();
  },

  async load() {
    try {
      const view = pledgeView(await thing({ kind: 'pledge' }));
      this.signature = undefined;
      this.setData({ view, blocked: null, writing: !view.stands, signed: false });
      this.show(view.words);
    } catch (error) {
      const what = blocked(error, routes.familyThing('pledge'));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  write(event: WechatMiniprogram.TextareaInput) {
    this.show(event.detail.value);
  },

  show(text: string) {
    const length = cleanText(text).trim().length;
    const left = length > most - 40 ? t.left(most - length) : '';
    this.setData({ text, left, ready: length > 0 && length <= most, problem: '' });
  },

  sign(event: WechatMiniprogram.CustomEvent<{ signature?: Signature }>) {
    this.signature = event.detail.signature;
    this.setData({ signed: this.signature !== undefined });
  },

  rewrite() {
    this.signature = undefined;
    this.setData({ writing: true, signed: false });
  },

  leaveIt() {
    this.signature = undefined;
    this.setData({ writing: false, signed: false });
    this.show(this.data.view?.words ?? '');
  },

  /** One act for one text and hand, whatever the network does in between. */
  async confirm() {
    const { signature } = this;
    const { sending, ready, view, writing } = this.data;
    if (sending || !ready || signature === undefined || view === null) return;
    const text = cleanText(this.data.text).trim();
    const anew = view.stands && writing && text !== view.words;
    this.setData({ sending: true, problem: '' });
    try {
      await acts.run(JSON.stringify({ text, signature, anew }), (requestId) =>
        markThing({
          ...{ requestId, kind: 'pledge', answer: 'keep', text, signature },
          ...(anew ? { anew: 'yes' as const } : {}),
        }),
      );
      wx.showToast({ icon: 'none', title: t.signed });
      await this.load();
    } catch (error) {
      const fault = asFault(error);
      if (fault.reason === 'pledge-changed') await this.load();
      this.setData({ problem: faultText(fault) });
    }
    this.setData({ sending: false });
  },

  askTakeBack() {
    wx.showModal({
      ...{ title: t.takeBackTitle, content: t.takeBackText, confirmText: t.takeBack, cancelText: t.cancel },
      success: ({ confirm }) => {
        if (confirm) void this.takeBack();
      },
    });
  },

  async takeBack() {
    if (this.busy) return;
    this.busy = true;
    try {
      await acts.run('take back', (requestId) =>
        markThing({ requestId, kind: 'pledge', answer: 'take-back' }),
      );
      wx.showToast({ icon: 'none', title: t.taken });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  onShareAppMessage() {
    return { title: t.cardTitle, path: routes.familyThing('pledge') };
  },
});
