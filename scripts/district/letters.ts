/**
 * What the invented 林知远 wrote in his first three years. Written for this repository; every person, unit and event in it is made up.
 */
export type PastLetter = {
  /** When it was sealed, Beijing time. */
  sealedAt: string;
  text: string;
  promises: string[];
  /** How its promises went, as he saw it a year later. */
  marks: ('kept' | 'strayed' | 'help' | null)[];
};

export const pastLetters: PastLetter[] = [
  {
    sealedAt: '2023-07-12T21:14:00+08:00',
    text: [
      '知远：',
      '今天领了工牌，照片拍得很呆。带我的赵师傅说，工牌别急着挂，先去河堤走一圈。我们走了两个钟头，他没讲什么道理，只指给我看哪段护坡是哪一年修的，当时谁签的字。',
      '有一段他站住了，说这里返过工，签字的人后来不在了。我问是调走了吗，他没有答。',
      '第一颗扣子，慢一点，看着扣。愿一年后的你再走那段河堤时，心里是亮的。',
    ].join('\n'),
    promises: ['经手的每一个数，自己先量一遍。', '不在饭桌上谈工作。', '每个月陪爸妈吃两次饭。'],
    marks: ['kept', 'kept', 'strayed'],
  },
  {
    sealedAt: '2024-07-01T20:31:00+08:00',
    text: [
      '知远：',
      '转正的通知下来了。这一年量过的路，加起来够从家走到省城。',
      '春天里有家材料商把两箱樱桃放在传达室，说是自家园子里的。樱桃不值多少钱，我还是在传达室门口站了好一会儿，请师傅帮我退了。他说，小林，你这人真犟。我想起信里写的“慢一点，看着扣”，就笑了。',
      '也有没做好的：图省事，照着去年的表抄了一个数，被赵师傅圈了出来。圈得很轻，我记得很重。',
      '愿明年的你还犟，也还肯认错。',
    ].join('\n'),
    promises: ['收到东西，当天退，当天记。', '抄来的数，不签字。', '答应爸妈的饭，不再改期。'],
    marks: ['kept', 'kept', 'strayed'],
  },
  {
    sealedAt: '2025-07-01T20:46:00+08:00',
    text: [
      '知远：',
      '到养护科两年了，学会了看图纸，也学会了听人话里的意思。上个月高中同学来问标段的事，我请他吃了碗面，什么也没说。',
      '回家路上有点难过，又有点踏实。愿你拆开这封信时，那份踏实还在。',
    ].join('\n'),
    promises: ['不收一张卡、一份“意思”。', '亲友问起项目，只说公开能查到的。', '遇到催签字的事，不独自扛。'],
    marks: [],
  },
];
