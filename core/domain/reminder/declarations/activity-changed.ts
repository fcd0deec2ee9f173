import { momentInChinese } from '../../calendar/beijing';
import { familyKindNames } from '../../family/kinds';
import { declare } from '../declaration';
import { type ActivityFacts, activityExample, activityPage } from './activity-eve';

/** An activity was changed after a family registered: once for each change. */
export const activityChanged = declare<ActivityFacts, 'matter'>({
  kind: 'activity-changed',
  event: 'An activity was changed after a family registered',
  topic: 'family',
  template: 'matter',
  recipients: ['family'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: 7 * 86_400_000,
  words: ({ facts }) => {
    const title = `${familyKindNames[facts.thing]}的活动，有变动`;
    const when = momentInChinese(facts.at);
    return {
      title,
      why: `现在是${when}开始`,
      fields: { thing1: title, time2: when, thing3: '打开看看改了什么' },
    };
  },
  page: activityPage,
  examples: [activityExample],
});
