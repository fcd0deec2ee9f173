import { momentInChinese } from '../../calendar/beijing';
import { familyKindNames } from '../../family/kinds';
import { declare } from '../declaration';
import { type ActivityFacts, activityExample, activityPage } from './activity-eve';

/** An activity was cancelled: everybody who registered or waited hears of it, and of nothing else about it any more. */
export const activityCancelled = declare<ActivityFacts, 'matter'>({
  kind: 'activity-cancelled',
  event: 'An activity for which a family registered was cancelled',
  topic: 'family',
  template: 'matter',
  recipients: ['family'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: 7 * 86_400_000,
  words: ({ facts }) => {
    const title = `${familyKindNames[facts.thing]}的活动取消了`;
    const when = momentInChinese(facts.at);
    return { title, why: `原定${when}`, fields: { thing1: title, time2: when, thing3: '这一天不用来了' } };
  },
  page: activityPage,
  examples: [activityExample],
});
