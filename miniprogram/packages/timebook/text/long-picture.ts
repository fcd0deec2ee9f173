import { countText } from '../../../text/dates';

export const longText = {
  title: '长图',
  bookName: '廉承诺时光书',
  entered: (day: string) => `${day}入职`,
  promises: '约定',
  sealed: '还封存着的信',
  fingerprint: (text: string) => `指纹 ${text}`,
  sealedLine: (day: string, opens: string) => `${day}封存，${opens}打开`,
  colophon: (day: string, open: number, sealed: number) =>
    `${day}由本人用“风纪扣”画下。打开过的信${countText(open)}封${sealed > 0 ? `，还封存着的${countText(sealed)}封` : ''}。`,
  verify: '指纹是每一章在链上的编号，在“我的 → 核对我的链”里可以核对。',
  reading: (chapter: string) => `正在取${chapter}`,
  drawing: (number: number, count: number) => `正在画第 ${number} 张，共 ${count} 张`,
  label: (number: number, count: number) => `长图第 ${number} 张，共 ${count} 张`,
  note: (count: number) =>
    count === 1 ? '一张就装得下' : `一张装不下，从上到下分成 ${count} 张，接起来就是整本`,
  save: (count: number) => (count === 1 ? '存到相册' : `${count} 张都存到相册`),
  saving: (number: number, count: number) => `正在存第 ${number} 张，共 ${count} 张`,
  private: '图里有信的原文。存进相册以后，就由你自己保管。',
  noneTitle: '还没有拆开的信',
  noneText: '到了日子，拆开从前的信，就能画成长图。',
  tooLongTitle: '长图装不下',
  tooLongText: (count: number) => `这本书要画 ${count} 张。请回到“带走”，取 PDF。`,
  undrawnTitle: '没能画出来',
  undrawnText: '这部手机的画布没有画成。再试一次，或者回到“带走”，取 PDF。',
};
