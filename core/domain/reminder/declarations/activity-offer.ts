import { momentInChinese } from '../../calendar/beijing';
import { familyKindNames } from '../../family/kinds';
import { declare } from '../declaration';
import { type ActivityFacts, activityExample, activityPage } from './activity-eve';

type Offered = ActivityFacts & { until: number };

/** Seats came free and are kept for a family that waited, until a time. Quiet hours hold: the time to answer reckons with them. */
export const activityOffer = declare<Offered, 'matter'>({
  kind: 'activity-offer',
  event: 'Seats of an activity are kept for a family that waited',
  topic: 'family',
  template: 'matter',
  recipients: ['family'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: 24 * 3_600_000,
  words: ({ facts }) => {
    const title = `${familyKindNames[facts.thing]}的活动，有位置了`;
    const until = momentInChinese(facts.until);
    return {
      title,
      why: `给你们留到${until}`,
      fields: { thing1: title, time2: until, thing3: '来还是不来，在此之前说一声' },
    };
  },
  page: activityPage,
  examples: [{ ...activityExample, until: 4102444799000 }],
});
