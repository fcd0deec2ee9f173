import { momentInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Answered = Facts & { number: string; at: number };

/** What somebody handed in (投诉建议) was answered: its author hears of it; what was said stays in the program. */
export const complaintAnswered = declare<Answered, 'matter'>({
  kind: 'complaint-answered',
  event: 'A complaint, suggestion, correction or objection was answered',
  topic: 'rights',
  template: 'matter',
  recipients: ['author'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: 7 * 86_400_000,
  words: ({ facts }) => {
    const title = '你提的，有答复了';
    const at = momentInChinese(facts.at);
    return {
      title,
      why: `${facts.number}，${at}答的`,
      fields: { thing1: title, time2: at, thing3: '打开看看怎么答的' },
    };
  },
  page: () => 'packages/people/pages/voice/index',
  examples: [{ number: '99991231-FFFFFF', at: 4102444799000 }],
});
