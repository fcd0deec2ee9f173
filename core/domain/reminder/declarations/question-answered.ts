import { momentInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Answered = Facts & { questionId: string; number: string; at: number };

/** A question was answered: whoever asked hears of it; what was said stays in the program. Quiet hours hold: nobody is woken by an answer. */
export const questionAnswered = declare<Answered, 'matter'>({
  kind: 'question-answered',
  event: 'A question of the help group was answered',
  topic: 'family',
  template: 'matter',
  recipients: ['asker'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: 7 * 86_400_000,
  words: ({ facts }) => {
    const title = '你问的，有人答了';
    return {
      title,
      why: `${facts.number}，${momentInChinese(facts.at)}答的`,
      fields: { thing1: title, time2: momentInChinese(facts.at), thing3: '打开看看答了什么' },
    };
  },
  page: ({ facts }) => `packages/helpgroup/pages/question/index?questionId=${facts.questionId}`,
  examples: [{ questionId: 'f'.repeat(24), number: '991231-FFFF', at: 4102444799000 }],
});
