import { momentInChinese } from '../../calendar/beijing';
import { type FamilyKind, familyKindNames } from '../../family/kinds';
import { declare, type Facts } from '../declaration';

type Waits = Facts & { thing: FamilyKind; at: number };

/** One of the six was begun and is done once somebody else takes part: they hear of it once, and of who it was in the program. */
export const familyWaits = declare<Waits, 'matter'>({
  kind: 'family-waits',
  event: 'Somebody of a family began one of the six, and it waits for another',
  topic: 'family',
  template: 'matter',
  recipients: ['family'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: 30 * 86_400_000,
  words: ({ facts }) => {
    const title = `家里的${familyKindNames[facts.thing]}，等你`;
    return {
      title,
      why: '家里人已经开了头，想起来再看',
      fields: { thing1: title, time2: momentInChinese(facts.at), thing3: '不急，想起来再看' },
    };
  },
  page: () => 'pages/family/index',
  examples: [{ thing: 'lesson', at: 4102444799000 }],
});
