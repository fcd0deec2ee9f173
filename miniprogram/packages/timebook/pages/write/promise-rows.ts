import { cleanLine } from '../../services/clean-text';
import type { Letter } from '../../services/draft-merge';
import { chapterLimits } from '../../services/limits';
import type { Row, WritingPage } from './writing-page';

/** The rows in which promises are written, each under a key of its own so that no field loses its focus. */
export const promiseRows = {
  rowsOf(this: WritingPage, letter: Letter): Row[] {
    return letter.promises.map((text) => ({ key: ++this.lastKey, text }));
  },

  writePromise(this: WritingPage, event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const row = this.data.rows[Number(event.currentTarget.dataset.index)];
    if (row === undefined) return;
    row.text = cleanLine(event.detail.value, chapterLimits.promise);
    this.changed();
  },

  addPromise(this: WritingPage) {
    if (this.data.rows.length >= chapterLimits.promises) return;
    this.setData({ rows: [...this.data.rows, { key: ++this.lastKey, text: '' }], focusKey: this.lastKey });
  },

  removePromise(this: WritingPage, event: WechatMiniprogram.CustomEvent) {
    const index = Number(event.currentTarget.dataset.index);
    this.setData({ rows: this.data.rows.filter((_, i) => i !== index) });
    this.changed();
  },
};
