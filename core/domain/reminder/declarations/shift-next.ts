import { momentInChinese } from '../../calendar/beijing';
import { declare, type Facts } from '../declaration';

type Next = Facts & { unitId: string; layer: 'day' | 'night'; from: number };

/** The next shift is announced: to the officer, and to the backup. */
export const shiftNext = declare<Next, 'duty'>({
  kind: 'shift-next',
  event: 'A shift of the help group begins within fifteen hours',
  topic: 'duty',
  template: 'duty',
  recipients: ['officer', 'backup'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: 15 * 3_600_000,
  words: ({ facts, role }) => {
    const layer = facts.layer === 'day' ? '白班' : '夜班';
    const title = role === 'backup' ? `下一个${layer}，你是后备` : `下一个${layer}，是你值`;
    const from = momentInChinese(facts.from);
    return {
      title,
      why: `${from}开始`,
      fields: { thing1: title, time2: from, thing3: '换不开就早点找人换' },
    };
  },
  page: ({ facts }) => `packages/helpgroup/pages/rota/index?unitId=${facts.unitId}`,
  examples: [{ unitId: 'u'.repeat(40), layer: 'day', from: 4102444799000 }],
});
