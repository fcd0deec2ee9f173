import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { textScale } from '../../../../services/text-size';
import { book, receiptOf } from '../../../../services/timebook';
import { chapterName, fingerprintText } from '../../../../text/nodes';
import { saveToAlbum } from '../../picture/album';
import { draw } from '../../picture/canvas';
import { receiptPicture } from '../../picture/receipt';
import { codeOf } from '../../services/receipt-code';
import { pictureText } from '../../text/picture';
import { receiptText } from '../../text/receipt';
import { sealedText } from '../../text/sealed';
import { sealedView } from '../sealed/view';

const { drawing, shown, save, saving, toCheck } = receiptText;

/** 回执: the receipt of a chapter as a picture, drawn here; shown to somebody who checks it, or put into the album. */
Page({
  data: {
    fs: textScale(),
    t: { drawing, shown, save, saving, toCheck },
    rows: [] as ReturnType<typeof sealedView>['rows'],
    picture: '',
    label: '',
    undrawn: '',
    saving: false,
    blocked: null as Blocked | null,
  },

  number: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.number = Number(query.number);
    void this.load();
  },

  async load() {
    try {
      const all = await book();
      const receipt = receiptOf(all.chapters, this.number);
      if (receipt === undefined) {
        const { notFoundTitle: title, notFoundText: text } = sealedText;
        this.setData({ blocked: { kind: 'error', title, text } });
        return;
      }
      const node = all.nodes.find((one) => one.id === receipt.nodeId);
      const { rows, to } = sealedView(receipt, node, all.name, serverNow());
      const label = receiptText.label(chapterName(receipt.number), fingerprintText(receipt.fingerprint));
      this.setData({ rows, label, blocked: null });
      await this.paint({ to, rows, code: codeOf(receipt.fingerprint, receipt.number) });
    } catch (error) {
      const what = blocked(error, routes.receipt(this.number));
      if (what !== undefined) this.setData({ blocked: what });
    }
  },

  /** A phone that cannot draw still shows the fingerprint, which can be typed. */
  async paint(words: Parameters<typeof receiptPicture>[0]) {
    try {
      this.setData({ picture: await draw(this, receiptPicture(words)) });
    } catch {
      this.setData({ undrawn: pictureText.undrawn });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  async save() {
    const { picture, saving: busy } = this.data;
    if (busy || picture === '') return;
    this.setData({ saving: true });
    const saved = await saveToAlbum([picture]);
    this.setData({ saving: false });
    wx.showToast({ icon: 'none', title: saved === 'saved' ? pictureText.saved(1) : pictureText[saved] });
  },

  toCheck() {
    go(routes.check);
  },
});
