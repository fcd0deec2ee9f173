import type { ReceiptVerdict } from '../../../../core/contract/timebook';

export const checkText = {
  title: '核对回执',
  intro: '看一章封存以后有没有被动过。只核对，不读信。',
  field: '指纹',
  label: '回执上的指纹，十六位',
  placeholder: '9F3C 27A1 · 5E08 B4D2',
  scan: '扫一扫',
  confirm: '核对',
  checking: '正在核对整条链',
  notOurs: '这不是回执上的核对码。',
  incomplete: '指纹是十六位，由数字和 A 到 F 组成。再对一对。',
  unscanned: '没有扫成。也可以把指纹输进来。',
  verdicts: {
    holds: { tone: 'done', title: '对得上，一字未动', text: '从第一章到最后一章，环环相接；这一章在其中。' },
    'until-here': {
      tone: 'warn',
      title: '到这一章为止，对得上',
      text: '这一章和它前面的都完好。它后面有一处对不上，请告诉单位人事。',
    },
    recalled: {
      tone: 's',
      title: '这一章取回过',
      text: '作者在二十四小时里取回了它，这张回执作废。链是完好的。',
    },
    erased: { tone: 's', title: '信已按本人要求删除', text: '只留下链上的这一环，它是完好的。' },
    broken: {
      tone: 'warn',
      title: '对不上',
      text: '这一章，或者它前面的，被动过。请告诉单位人事，请系统管理员来查。',
    },
    unknown: {
      tone: 'warn',
      title: '没有找到这张回执',
      text: '先看看有没有抄错一位。都对，就不是这本时光书系统开出的回执。',
    },
  } satisfies Record<ReceiptVerdict, { tone: 'done' | 'warn' | 's'; title: string; text: string }>,
  number: '编号',
  sealedAt: '封存',
  owner: '是谁的',
  own: '你自己的书',
  another: '别人的书',
  compare: '请和回执上写的对一对',
};
