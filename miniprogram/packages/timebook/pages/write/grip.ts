import { Split } from './split';
import type { WritingPage } from './writing-page';

/** The grip between the old page and the new one. */
export const grip = {
  gripDown(this: WritingPage, event: WechatMiniprogram.TouchEvent) {
    this.split = new Split();
    this.split.begin(event, this.data.split, wx.getWindowInfo().windowHeight);
  },

  gripMove(this: WritingPage, event: WechatMiniprogram.TouchEvent) {
    this.splitTo(this.split?.move(event));
  },

  gripUp(this: WritingPage, event: WechatMiniprogram.TouchEvent) {
    this.splitTo(this.split?.end(event));
  },

  splitTo(this: WritingPage, percent: number | undefined) {
    if (percent !== undefined && percent !== this.data.split) this.setData({ split: percent });
  },
};
