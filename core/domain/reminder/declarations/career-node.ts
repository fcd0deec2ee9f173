import { dayInChinese } from '../../calendar/beijing';
import { type Declaration, declare } from '../declaration';
import { inChinese } from '../words';
import { longest, type NodeMatter, openPage } from './node-facts';

/**
 * What the three nodes that HR records have in common. They are told of when they are recorded, which is often after their day, so nobody is
 * reminded before; 3, 14 and 23 days after while not closed, the last a week before they are overdue.
 */
export function careerNode(
  kind: 'rotation' | 'promotion' | 'probation-end',
  name: string,
  event: string,
): Declaration {
  return declare<NodeMatter, 'node'>({
    kind,
    event,
    topic: 'timebook',
    template: 'node',
    recipients: ['self'],
    steps: [
      { name: '0', after: { days: 0 } },
      { name: '3', after: { days: 3 } },
      { name: '14', after: { days: 14 } },
      { name: '23', after: { days: 23 } },
    ],
    main: '0',
    class: 'normal',
    staleAfter: null,
    words: ({ facts, step }) => ({
      title: step === '0' ? `${name}，时光书为此打开` : `${name}过去${inChinese(Number(step))}天，还没有续写`,
      why: `${name}是人生节点，时光书在这一天打开`,
      fields: {
        thing1: name,
        date2: dayInChinese(facts.day),
        thing3: step === '0' ? '你的时光书打开了，等你来读' : '你的时光书还开着，随时可以续写',
      },
    }),
    page: ({ facts }) => openPage(facts.nodeId),
    examples: [longest],
  });
}
