import { momentInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Handled = Facts & { mentorName: string; at: number };

/** The mentor says that a call for help was dealt with. */
export const helpHandled = declare<Handled, 'matter'>({
  kind: 'help-handled',
  event: 'The mentor dealt with a call for help',
  topic: 'mentor',
  template: 'matter',
  recipients: ['cadre'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  yields: true,
  class: 'normal',
  staleAfter: null,
  words: ({ facts }) => {
    const title = '导师收到了你的话';
    const why = `${facts.mentorName}已经处理了你发去的一条`;
    return {
      title,
      why,
      fields: { thing1: title, time2: momentInChinese(facts.at), thing3: '看看导师和近来的见面' },
    };
  },
  page: () => 'packages/workbench/pages/mentor-mine/index',
  examples: [{ mentorName: '名'.repeat(8), at: 4102444799000 }],
});
