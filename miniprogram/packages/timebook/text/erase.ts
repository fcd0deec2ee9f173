import { clockText, dayOf, monthDayText } from '../../../text/dates';

export const eraseText = {
  title: '删除我的一切',
  heading: '一件不留',
  intro: '这是你的权利，不用说理由，也不用谁同意。删了就找不回来，谁也找不回来。',
  goneSection: '会删掉',
  gone: [
    '每一封信，封存着的也在内：原文和钥匙当场销毁。',
    '草稿、约定与选择、公开承诺、和导师之间的话。',
    '绑定、同意、提醒，和这部手机里存着的内容。',
  ],
  staysSection: '会留下',
  stays: [
    '链上的环：只有章数、时间和指纹，没有内容，好让链还能核对。',
    '单位登记的姓名和岗位：你还在职，由单位保管。',
    '同意与操作的记录：法律要求留下的证明，只有代号，没有姓名。',
  ],
  first: '先带走一份',
  nameLabel: (name: string) => `输入你的姓名“${name}”，才能删`,
  placeholder: '姓名',
  fieldLabel: '你的姓名',
  act: '全部删除',
  acting: '正在删除',
  sureTitle: '真的全部删除？',
  sureText: '信会当场销毁，没有办法恢复。',
  sure: '全部删除',
  keep: '先不删',
  doneTitle: '已经删了',
  doneText: (by: number) => `信已经销毁，其余的在${monthDayText(dayOf(by))} ${clockText(by)}以前删完。`,
  doneClose: '知道了',
};
