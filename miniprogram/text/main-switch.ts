/** What is said where WeChat's own switch over all messages of this program is off. */
export const mainOffText = {
  title: '微信里的通知关着',
  text: '“接收通知”关着，一条也发不出来。打开它：右上角“…” → 设置 → 通知管理。',
  line: '微信里的“接收通知”关着，消息发不到微信，“提醒”里都还有。',
  open: '去微信设置',
  later: '先不开',
};
