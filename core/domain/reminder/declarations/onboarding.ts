import { dayInChinese } from '../../calendar/beijing';
import { declare } from '../declaration';
import { longest, type NodeMatter, writePage } from './node-facts';

/** The first chapter, due within 30 days of entering service: on the day, in the middle, and a week before the end. */
export const onboarding = declare<NodeMatter, 'node'>({
  kind: 'onboarding',
  event: 'Somebody enters service and owes the first chapter within 30 days',
  topic: 'timebook',
  template: 'node',
  recipients: ['self'],
  steps: [
    { name: '0', after: { days: 0 } },
    { name: '14', after: { days: 14 } },
    { name: '23', after: { days: 23 } },
  ],
  main: '0',
  class: 'normal',
  staleAfter: null,
  words: ({ facts, step }) => ({
    title: step === '0' ? '第一章，等你写' : '第一章还空着',
    why: '入职三十天内，写下时光书的第一章',
    fields: {
      thing1: '入职第一章',
      date2: dayInChinese(facts.day),
      thing3: '第一章还空着，写给以后的自己',
    },
  }),
  page: ({ facts }) => writePage(facts.nodeId),
  examples: [longest],
});
