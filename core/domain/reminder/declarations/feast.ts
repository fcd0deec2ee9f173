import { dayInChinese, dayMs } from '../../calendar/beijing';
import type { Feast } from '../../calendar/feasts';
import { declare, type Facts } from '../declaration';

/** Facts of a feast that a unit's officers remind of. */
export type FeastMatter = Facts & { feast: Feast; day: string; unitId: string };

export const feastNames: Readonly<Record<Feast, string>> = {
  'new-year': '元旦',
  spring: '春节',
  qingming: '清明',
  labour: '五一',
  'dragon-boat': '端午',
  'mid-autumn': '中秋',
  national: '国庆',
};

/** Days before one of the seven feasts: who answers families is reminded to say a word in time (DOMAIN.md §5). */
export const feast = declare<FeastMatter, 'matter'>({
  kind: 'feast',
  event: 'One of the seven feasts comes in five working days',
  topic: 'festival',
  template: 'matter',
  recipients: ['officer'],
  steps: [{ name: 'before', after: { workingDays: -5 } }],
  main: 'before',
  yields: true,
  class: 'normal',
  // After the feast nobody needs it: the longest way from the fifth working day before to the feast itself.
  staleAfter: 12 * dayMs,
  words: ({ facts }) => {
    const name = feastNames[facts.feast];
    return {
      title: `${name}快到了，该发节前提醒了`,
      why: '节前五个工作日，由值班员提醒家属和干部',
      fields: {
        thing1: `${name}节前提醒`,
        time2: `${dayInChinese(facts.day)} 00:00`,
        thing3: '该给家属和干部提个醒了',
      },
    };
  },
  page: ({ facts }) => `packages/helpgroup/pages/notices/index?unitId=${facts.unitId}`,
  examples: [{ feast: 'mid-autumn', day: '2069-12-31', unitId: 'fayuan' }],
});
