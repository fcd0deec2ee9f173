import { declare, type Facts } from '../declaration';

/** Facts of a clock that fell behind: on which day, and how far behind, in minutes, when it was found. */
export type LateMatter = Facts & { day: string; behind: number; time: string };

/** Reminders went out late: whoever operates the district looks why. Once a day at most. */
export const clockLate = declare<LateMatter, 'matter'>({
  kind: 'clock-late',
  event: 'Reminders went out more than five minutes after their time',
  topic: 'operations',
  template: 'matter',
  recipients: ['operator'],
  steps: [{ name: 'now', after: { ms: 0 } }],
  main: 'now',
  class: 'normal',
  staleAfter: null,
  words: ({ facts }) => ({
    title: `提醒晚发了${facts.behind}分钟`,
    why: '超过五分钟就要看看时钟函数出了什么事',
    fields: { thing1: '提醒晚发', time2: facts.time, thing3: `晚了${facts.behind}分钟，请看运行记录` },
  }),
  page: () => 'packages/workbench/pages/clock/index',
  examples: [{ day: '2069-12-31', behind: 525_600, time: '2069年12月31日 23:59' }],
});
