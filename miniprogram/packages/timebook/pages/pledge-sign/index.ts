import type { Signature } from '../../../../../core/contract/signature';
import { routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { signPledge, wall } from '../../../../services/pledge';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { cleanText } from '../../services/clean-text';
import { pledgeLimits } from '../../services/limits';
import { pledgeText } from '../../text/pledge';

const { writeTitle, writeNote, placeholder, textLabel, confirm, confirming } = pledgeText;

const acts = new ActIds();

/** Writes and signs the public pledge. Begins with the words that stand on the wall, if some do; with nothing of a letter, ever. */
Page({
  signature: undefined as Signature | undefined,
  touched: false,
  data: {
    fs: textScale(),
    t: { writeTitle, writeNote, placeholder, textLabel, confirm, confirming },
    text: '',
    left: pledgeText.left(pledgeLimits.text),
    over: false,
    ready: false,
    signed: false,
    sending: false,
    problem: '',
  },

  /** What stands there is only offered: without it the page writes as well. */
  async onLoad() {
    try {
      const { mine } = await wall();
      if (mine !== null && !this.touched) this.show(mine.text);
    } catch {
      // Offline, say: signing will tell.
    }
  },

  write(event: WechatMiniprogram.TextareaInput) {
    this.touched = true;
    this.show(event.detail.value);
  },

  show(text: string) {
    const length = cleanText(text).trim().length;
    const over = length > pledgeLimits.text;
    const left = pledgeText.left(pledgeLimits.text - length);
    this.setData({ text, left, over, ready: length > 0 && !over, problem: '' });
  },

  sign(event: WechatMiniprogram.CustomEvent<{ signature?: Signature }>) {
    this.signature = event.detail.signature;
    this.setData({ signed: this.signature !== undefined });
  },

  /** One act for one text and hand, whatever the network does in between. */
  async confirm() {
    const { signature } = this;
    const { sending, ready } = this.data;
    if (sending || !ready || signature === undefined) return;
    const text = cleanText(this.data.text).trim();
    this.setData({ sending: true, problem: '' });
    try {
      const act = JSON.stringify({ text, signature });
      await acts.run(act, (requestId) => signPledge({ requestId, text, signature }));
      wx.showToast({ icon: 'none', title: pledgeText.signed });
      if (getCurrentPages().length > 1) wx.navigateBack();
      else wx.redirectTo({ url: routes.pledge });
    } catch (error) {
      this.setData({ sending: false, problem: faultText(asFault(error)) });
    }
  },
});
