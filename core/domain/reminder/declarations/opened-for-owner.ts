import { dayInChinese } from '../../calendar/beijing';
import { type Declaration, declare } from '../declaration';
import { longest, type NodeMatter, openPage } from './node-facts';

/** What the two nodes that only open the book for its owner have in common: told of once, on the day. */
export function openedForOwner(
  kind: 'leaving' | 'request',
  name: string,
  event: string,
  why: string,
): Declaration {
  return declare<NodeMatter, 'node'>({
    kind,
    event,
    topic: 'timebook',
    template: 'node',
    recipients: ['self'],
    steps: [{ name: '0', after: { days: 0 } }],
    main: '0',
    class: 'normal',
    staleAfter: null,
    words: ({ facts }) => ({
      title: `${name}，时光书全部打开`,
      why,
      fields: { thing1: name, date2: dayInChinese(facts.day), thing3: '你的时光书全部打开了，等你来读' },
    }),
    page: ({ facts }) => openPage(facts.nodeId),
    examples: [longest],
  });
}
