import { momentInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Waits = Facts & { questionId: string; unitId: string; number: string; private: number; until: number };

/** A question waits: whoever is called by the table hears of it once for each step, in quiet hours too. Of what was asked it says nothing. */
export const questionWaits = declare<Waits, 'duty'>({
  kind: 'question-waits',
  event: 'A question of the help group waits, and the officer, the backup or the leader is called',
  topic: 'duty',
  template: 'duty',
  recipients: ['officer', 'backup', 'leader'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'urgent',
  staleAfter: 12 * 3_600_000,
  words: ({ facts, role }) => {
    const title = role === 'officer' ? '家属有一个问题，等你' : '有一个问题还没有人答';
    const why =
      role === 'leader' && facts.private === 1
        ? `${facts.number}，走的是私密，请催值班员；内容只有值班员看得到`
        : `${facts.number}，请在${momentInChinese(facts.until)}前答上`;
    const thing3 = role === 'leader' ? '请催一催值班员' : '请打开看看，先接下来';
    return { title, why, fields: { thing1: title, time2: momentInChinese(facts.until), thing3 } };
  },
  page: ({ facts, role }) =>
    role === 'leader' && facts.private === 1
      ? `packages/helpgroup/pages/desk/index?unitId=${facts.unitId}`
      : `packages/helpgroup/pages/question/index?questionId=${facts.questionId}`,
  examples: [
    {
      ...{ questionId: 'f'.repeat(24), unitId: 'u'.repeat(40), number: '991231-FFFF' },
      ...{ private: 1, until: 4102444799000 },
    },
  ],
});
