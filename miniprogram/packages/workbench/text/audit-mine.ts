export const auditMineText = {
  intro: '别人看了你的什么、办了你的什么，一条不少地记在这里。自己做的不列。',
  kept: (days: number) => `记录保存 ${Math.floor(days / 366)} 年，到期自动删除，谁也不能提前删。`,
  check: '核对这些记录',
  checkNote: '看有没有被删过、改过',
  checking: '正在核对',
  holds: (night: string) => (night ? `没有被动过，${night}夜里的凭据作证` : '没有被动过'),
  broken: (seq: number) => `第 ${seq + 1} 条起对不上，请告诉纪检监察的审计员`,
  empty: '还没有人看过你的',
  emptyText: '有人看了你的档案，或替你办了事，这里会有一条。',
  why: (why: string) => `为了：${why}`,
  more: '再往前',
};
