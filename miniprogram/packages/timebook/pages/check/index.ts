import { asFault } from '../../../../services/fault';
import { textScale } from '../../../../services/text-size';
import { checkReceipt } from '../../../../services/timebook';
import { faultText } from '../../../../text/faults';
import { type ReceiptCode, readCode } from '../../services/receipt-code';
import { checkText } from '../../text/check';
import { resultView } from './view';

const { intro, field, label, placeholder, scan, confirm, checking, compare } = checkText;

/** 核对回执: scans the code of a receipt or takes its fingerprint, and says whether the chain holds for it. No text is read. */
Page({
  data: {
    fs: textScale(),
    t: { intro, field, label, placeholder, scan, confirm, checking, compare },
    typed: '',
    problem: '',
    busy: false,
    result: null as ReturnType<typeof resultView> | null,
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value, problem: '', result: null });
  },

  check() {
    const code = readCode(this.data.typed);
    if (code === undefined) this.setData({ problem: checkText.incomplete, result: null });
    else void this.ask(code);
  },

  scan() {
    if (this.data.busy) return;
    wx.scanCode({
      scanType: ['qrCode'],
      success: ({ result }) => {
        const code = readCode(result);
        if (code === undefined) {
          this.setData({ problem: checkText.notOurs, result: null });
          return;
        }
        this.setData({ typed: code.fingerprint.replace(/(.{4})(?=.)/g, '$1 ') });
        void this.ask(code);
      },
      fail: ({ errMsg }) => {
        if (!errMsg.includes('cancel')) this.setData({ problem: checkText.unscanned, result: null });
      },
    });
  },

  async ask(code: ReceiptCode) {
    if (this.data.busy) return;
    this.setData({ busy: true, problem: '', result: null });
    try {
      this.setData({ result: resultView(await checkReceipt(code)) });
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },
});
