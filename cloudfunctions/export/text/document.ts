import type { DocumentKind, SheetKind } from '../../../core/contract/export';
import type { NodeKind, PromiseMark } from '../../../core/contract/timebook';
import { inChinese } from '../../../core/domain/reminder/words';

const plain: Record<Exclude<NodeKind, 'anniversary'>, string> = {
  onboarding: '入职',
  rotation: '岗位交流',
  promotion: '提任',
  'probation-end': '转正',
  leaving: '离任',
  request: '申请开启',
};

export const nodeName = (kind: NodeKind, years: number) =>
  kind === 'anniversary' ? `入职${inChinese(years)}周年` : plain[kind];
export const chapterName = (number: number) => `第${number < 100 ? inChinese(number) : number}章`;
export const fingerprintText = (fingerprint: string) => (fingerprint.match(/.{1,4}/g) ?? []).join(' ');

export const fileNames: Record<DocumentKind | SheetKind, string> = {
  book: '廉承诺时光书',
  data: '我的个人信息',
  json: '我的个人信息',
  closure: '时光书闭环',
  'closure-names': '时光书节点名单',
  'duty-log': '家属互助群值班记录',
};

export const bookText = {
  title: (name: string) => `廉承诺时光书 · ${name}`,
  bookName: '廉承诺时光书',
  motto: '衬衫的第一颗扣子，决定后面每一颗扣得正不正',
  entered: (day: string) => `${day}入职`,
  made: (day: string) => `${day}留存`,
  nothingOpen: '还没有哪一章打开过。到了日子，信会回到你手里。',
  sealedOn: (day: string) => `${day}封存`,
  opensOn: (day: string) => `最迟${day}打开；之前有人生节点，就在那一天打开`,
  fingerprint: (text: string) => `指纹 ${text}`,
  bytes: (count: number) => `密文 ${count} 字节`,
  promises: '约定',
  marks: { kept: '守住', strayed: '有偏差', help: '需帮助' } satisfies Record<PromiseMark, string>,
  sealedPart: '还封存着的信',
  sealedNote: '到日子之前谁也读不到，包括你自己。这里只有回执；打开以后再导出，就有原文。',
  colophon: (day: string, open: number, sealed: number) =>
    `${day}由本人从“风纪扣”导出。打开过的信 ${open} 封，还封存着的 ${sealed} 封。`,
  verify: '指纹是每一章在链上的编号。在小程序“我的 → 核对我的链”里可以核对，不读内容。',
};

export const documentText = {
  colophon: '说明',
  typeface: '字体：思源宋体（Noto Serif SC），SIL OFL 1.1，子集嵌入。',
  missing: (numbers: string) => `字库里没有的字印作“〓”，依次是：${numbers}`,
};
