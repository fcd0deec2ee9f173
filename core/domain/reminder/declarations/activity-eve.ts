import { momentInChinese } from '../../calendar/beijing';
import { type FamilyKind, familyKindNames } from '../../family/kinds';
import { declare, type Facts } from '../declaration';

/** What every reminder of an activity is made of. Its title was written by a person: it stands on the page alone. */
export type ActivityFacts = Facts & { activityId: string; thing: FamilyKind; at: number };

export const activityPage = ({ facts }: { facts: ActivityFacts }): string =>
  `packages/activity/pages/one/index?activityId=${facts.activityId}`;
export const activityExample: ActivityFacts = {
  ...{ activityId: 'f'.repeat(24), thing: 'lesson', at: 4102444799000 },
};

/** An activity is tomorrow: whoever comes hears of it the morning before, once. */
export const activityEve = declare<ActivityFacts, 'matter'>({
  kind: 'activity-eve',
  event: 'An activity for which a family registered is tomorrow',
  topic: 'family',
  template: 'matter',
  recipients: ['family'],
  steps: [{ name: '-1', after: { days: -1 } }],
  main: '-1',
  class: 'normal',
  // Until the evening of the day itself.
  staleAfter: 33 * 3_600_000,
  words: ({ facts }) => {
    const title = `${familyKindNames[facts.thing]}的活动就要到了`;
    const when = momentInChinese(facts.at);
    return {
      title,
      why: `${when}开始`,
      fields: { thing1: title, time2: when, thing3: '来不了，早点退出就好' },
    };
  },
  page: activityPage,
  examples: [activityExample],
});
