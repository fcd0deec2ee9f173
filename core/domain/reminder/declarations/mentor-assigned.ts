import { momentInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Assigned = Facts & { cadreId: string; cadreName: string; mentorName: string; at: number };

/** Mentor and cadre learn of each other when the unit brings them together. */
export const mentorAssigned = declare<Assigned, 'matter'>({
  kind: 'mentor-assigned',
  event: 'A unit assigned a mentor to a cadre',
  topic: 'mentor',
  template: 'matter',
  recipients: ['cadre', 'mentor'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: null,
  words: ({ facts, role }) => {
    const [title, why, hint] =
      role === 'cadre'
        ? ['单位为你安排了廉洁导师', `今后由${facts.mentorName}陪你一程`, '看看导师是谁']
        : ['单位请你做廉洁导师', `今后请你陪${facts.cadreName}一程`, '看看他的节点和近况'];
    return { title, why, fields: { thing1: title, time2: momentInChinese(facts.at), thing3: hint } };
  },
  page: ({ facts, role }) =>
    role === 'cadre'
      ? 'packages/workbench/pages/mentor-mine/index'
      : `packages/workbench/pages/mentor-mentee/index?cadreId=${facts.cadreId}`,
  examples: [
    { cadreId: 'p'.repeat(32), cadreName: '名'.repeat(8), mentorName: '名'.repeat(8), at: 4102444799000 },
  ],
});
