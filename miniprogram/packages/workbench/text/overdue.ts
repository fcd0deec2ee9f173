/** 逾期的节点: whose, and one reminder for each. */
export const overdueText = {
  intro: '谈一次，比催十次好。一个节点只提醒一次，本人和导师都会收到；在纸上写过的，记下来就算闭环。',
  count: (n: number) => `逾期 ${n} 个`,
  late: (days: number) => `逾期 ${days} 天`,
  document: (name: string) => `依据：${name}`,
  mentor: (name: string) => (name ? `导师 ${name}` : '还没有导师'),
  remind: '提醒一次',
  remindLabel: (name: string, node: string) => `提醒${name}，${node}`,
  sure: (name: string) => `提醒${name}？`,
  sureText: '收件箱里会有一条，微信里可能也有一条。这个节点以后不能再提醒，请当面谈。',
  yes: '提醒',
  no: '先不',
  reminded: (day: string) => `${day}提醒过，请当面谈`,
  done: '提醒了，导师也会知道',
  again: '已经提醒过了',
  later: '下一页',
  noDocument: '先写明依据的文件',
  noDocumentText: (n: number) =>
    `逾期 ${n} 个。按规定，要先写明是哪份文件要求写的，才列出姓名。在“导师结对”的规定里填。`,
  fill: '去填',
  empty: '没有逾期的节点',
  emptyText: '到了的节点，不是闭环了，就是还在期限内。',
};
