import { momentInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Asked = Facts & { cadreId: string; cadreName: string; at: number };

/** A cadre sent a call for help: the mentor hears of it, and again after three days while nothing was done. What was said stays in the program. */
export const helpAsked = declare<Asked, 'matter'>({
  kind: 'help-asked',
  event: 'A cadre asked the mentor for help',
  topic: 'mentor',
  template: 'matter',
  recipients: ['mentor'],
  steps: [
    { name: '0', after: { ms: 0 } },
    { name: '3', after: { days: 3 } },
  ],
  main: '0',
  class: 'normal',
  staleAfter: null,
  words: ({ facts }) => {
    const title = '有人想和你聊聊';
    const why = `${facts.cadreName}重读时发来一条`;
    return {
      title,
      why,
      fields: { thing1: title, time2: momentInChinese(facts.at), thing3: '打开看看他说了什么' },
    };
  },
  page: ({ facts }) => `packages/workbench/pages/mentor-mentee/index?cadreId=${facts.cadreId}`,
  examples: [{ cadreId: 'p'.repeat(32), cadreName: '名'.repeat(8), at: 4102444799000 }],
});
