import { dayInChinese } from '../../calendar/beijing';
import { type FamilyKind, familyKindNames } from '../../family/kinds';
import { declare, type Facts } from '../declaration';

type Planned = Facts & { thing: FamilyKind; day: string };

/** The day for one of the six comes: whoever belongs to the family hears of it the morning before, once. */
export const familyPlan = declare<Planned, 'matter'>({
  kind: 'family-plan',
  event: 'A day that a family set for one of the six comes',
  topic: 'family',
  template: 'matter',
  recipients: ['family'],
  steps: [{ name: '-1', after: { days: -1 } }],
  main: '-1',
  class: 'normal',
  // Until the evening of the day itself.
  staleAfter: 33 * 3_600_000,
  words: ({ facts }) => {
    const name = familyKindNames[facts.thing];
    const day = dayInChinese(facts.day);
    return {
      title: `和家人${name}`,
      why: `你们定在${day}`,
      fields: { thing1: `和家人${name}`, time2: day, thing3: '改天、不去都可以' },
    };
  },
  page: () => 'pages/family/index',
  examples: [{ thing: 'lesson', day: '2099-12-31' }],
});
