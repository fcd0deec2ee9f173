import { dayInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Waits = Facts & { number: string; dueDay: string };

/**
 * Something handed in (投诉建议) waits for the district's answer: told when it comes, and three days before it is due if nobody answered. Counted
 * from the beginning of the day by which it is to be answered; what it says is told to nobody.
 */
export const complaintWaits = declare<Waits, 'matter'>({
  kind: 'complaint-waits',
  event: 'A complaint, suggestion, correction or objection waits for its answer',
  topic: 'rights',
  template: 'matter',
  recipients: ['desk'],
  steps: [
    { name: 'came', after: { days: -15 } },
    { name: '-3', after: { days: -3 } },
  ],
  main: '-3',
  class: 'normal',
  staleAfter: null,
  words: ({ facts, step }) => {
    const title = step === 'came' ? '有人提了一件，等答复' : '有一件三天里要答复';
    const until = dayInChinese(facts.dueDay);
    return {
      title,
      why: `${facts.number}，${until}前答复`,
      fields: { thing1: title, time2: until, thing3: '打开看看，写下答复' },
    };
  },
  page: () => 'packages/people/pages/voices/index',
  examples: [{ number: '99991231-FFFFFF', dueDay: '2099-12-31' }],
});
