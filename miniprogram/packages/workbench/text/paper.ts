/** 纸质章: HR records that a chapter exists on paper. */
export const paperPageText = {
  note: '只记哪天写的、存在哪里，不记写了什么。记下以后，这个节点按闭环计，本人在时光书里看得到。',
  day: '哪天写的',
  kept: '存在哪里',
  save: '记下来',
  saved: '记下了，按闭环计',
  choose: '先选存在哪里',
};
