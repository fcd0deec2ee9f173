import { dayInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Signed = Facts & { day: string };

/** A year has passed since somebody signed the family's pledge: they hear of it once, and whether it is renewed is theirs. */
export const familyRenew = declare<Signed, 'matter'>({
  kind: 'family-renew',
  event: 'A year has passed since somebody signed the pledge of their family',
  topic: 'family',
  template: 'matter',
  recipients: ['family'],
  steps: [{ name: '0', after: { days: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: 30 * 86_400_000,
  words: ({ facts }) => {
    const day = dayInChinese(facts.day);
    return {
      title: '家里的约定，满一年了',
      why: `${day}签的，续不续由你们定`,
      fields: { thing1: '家里的约定，满一年了', time2: day, thing3: '想起来，和家里人再看看' },
    };
  },
  page: () => 'pages/family/index',
  examples: [{ day: '2099-12-31' }],
});
