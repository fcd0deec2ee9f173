export const receiptText = {
  book: '《廉承诺时光书》',
  word: '回执',
  how: ['凭这张回执，可以核对', '这一章有没有被动过：', '我的 → 核对回执'],
  label: (chapter: string, fingerprint: string) =>
    `回执的图片：${chapter}，指纹 ${fingerprint}，核对码，朱印`,
  drawing: '正在画',
  shown: '给人看时，对方扫这个方块，或者输入指纹，就知道这一章有没有被动过。信里的字谁也看不到。',
  save: '存到相册',
  saving: '正在存',
  toCheck: '核对一张回执',
};
