import type { Signature } from '../../../../../core/contract/signature';
import { routes } from '../../../../pages/enter';
import { askOnce, mayAsk } from '../../../../services/ask-once';
import { forgetSealed } from '../../../../services/letters-here';
import { newRequestId } from '../../../../services/request-id';
import { faultText } from '../../../../text/faults';
import { writeText } from '../../text/write';
import { type Sealed, sealInput, send, unfinished } from './seal-act';
import { whyNotSealable } from './view';
import type { WritingPage } from './writing-page';

/** The sheet at the foot of the page: signature, the confirming tap, and what became of it. */
export const sealing = {
  /** Opens the sheet; the act gets its request id here and keeps it. */
  openSheet(this: WritingPage) {
    if (this.data.choice !== null) return this.setData({ choosing: true });
    const why = whyNotSealable(this.letter().text, this.handPages);
    if (why !== '') return void wx.showToast({ icon: 'none', title: why });
    this.requestId = newRequestId();
    this.signature = undefined;
    const remindable = mayAsk(this.nodeId);
    this.setData({ signing: true, padReady: true, signed: false, problem: '', remindable });
  },

  sheetChange(this: WritingPage, event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!event.detail.visible) this.closeSheet();
  },

  closeSheet(this: WritingPage) {
    if (!this.data.sealing) this.setData({ signing: false, padReady: false });
  },

  sign(this: WritingPage, event: WechatMiniprogram.CustomEvent<{ signature?: Signature }>) {
    this.signature = event.detail.signature;
    const signed = this.signature !== undefined;
    if (signed !== this.data.signed) this.setData({ signed });
  },

  /** The confirming tap: permission is asked first, inside it; then the seal. A refusal changes nothing. */
  async confirm(this: WritingPage) {
    const { signature, keeper } = this;
    if (this.data.sealing || signature === undefined || keeper === undefined) return;
    const asked = askOnce(this.nodeId);
    this.setData({ sealing: true, problem: '' });
    const permission = await asked;
    keeper.stop();
    const input = sealInput(this.requestId, this.nodeId, this.letter(), signature, permission);
    this.after(await send(input));
  },

  /** Sends an unfinished seal again, word for word. */
  async resume(this: WritingPage) {
    const pending = unfinished(this.nodeId);
    if (pending === undefined) return this.retry();
    if (this.data.confirming) return;
    this.setData({ confirming: true });
    const sealed = await send(pending);
    this.setData({ confirming: false });
    this.after(sealed);
  },

  after(this: WritingPage, sealed: Sealed) {
    const already = !sealed.done && sealed.fault.reason === 'already-sealed';
    if (sealed.done || already) {
      this.keeper?.sealed();
      forgetSealed([this.nodeId]);
    }
    if (sealed.done) return this.leave(routes.sealed(sealed.answer.receipt.number));
    if (!sealed.known) {
      this.setData({ stage: 'pending', signing: false, padReady: false, sealing: false });
      return;
    }
    if (sealed.fault.reason === 'reread-first') return this.leave(routes.open(this.nodeId));
    if (already) {
      wx.showToast({ icon: 'none', title: writeText.alreadyTitle });
      wx.switchTab({ url: routes.book });
      return;
    }
    this.requestId = newRequestId();
    if (this.data.stage === 'pending') {
      this.keeper = undefined; // stopped; the page that opens again makes its own
      return this.retry();
    }
    this.keeper?.resume();
    this.setData({ sealing: false, problem: faultText(sealed.fault) });
  },
};
