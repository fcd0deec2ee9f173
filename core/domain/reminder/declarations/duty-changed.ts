import { momentInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Changed = Facts & { unitId: string; what: 'published' | 'asked' | 'agreed' | 'declined'; at: number };

const words: Readonly<Record<Changed['what'], readonly [title: string, hint: string]>> = {
  published: ['值班表有变化，和你有关', '看看近三十天你的班'],
  asked: ['有人想和你换班', '行不行，回一句'],
  agreed: ['换班定下来了', '看看近三十天你的班'],
  declined: ['换班没有换成', '这一班还是你值'],
};

/** The rota changed for somebody: published anew, a swap that is asked, agreed or not. Urgent: it may be tonight's. */
export const dutyChanged = declare<Changed, 'duty'>({
  kind: 'duty-changed',
  event: 'The rota of a help group changed for an officer, or a swap waits for their word',
  topic: 'duty',
  template: 'duty',
  recipients: ['officer'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'urgent',
  staleAfter: 3 * 86_400_000,
  words: ({ facts }) => {
    const [title, hint] = words[facts.what];
    const at = momentInChinese(facts.at);
    return { title, why: `${at}，${hint}`, fields: { thing1: title, time2: at, thing3: hint } };
  },
  page: ({ facts }) => `packages/helpgroup/pages/rota/index?unitId=${facts.unitId}`,
  examples: [{ unitId: 'u'.repeat(40), what: 'published', at: 4102444799000 }],
});
