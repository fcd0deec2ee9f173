import type { NodeState } from '../../../core/contract/timebook';
import { buttonNames } from '../../text/book';

type State = NodeState | 'later';

const drawings: Record<State, string> = {
  closed: 'fastened',
  open: 'open',
  reread: 'open',
  overdue: 'overdue',
  upcoming: 'ahead',
  later: 'later',
};

/**
 * One life node as a button. `state` as the contract has it, or `later` for one that has no date yet; `size` in rpx; `sewing` plays the
 * two stitches once, when the node has just closed.
 */
Component({
  properties: {
    state: { type: String, value: 'upcoming' },
    size: { type: Number, value: 88 },
    sewing: { type: Boolean, value: false },
  },
  data: { drawing: '', label: '' },
  observers: {
    'state, sewing'(state: State, sewing: boolean) {
      this.setData({
        drawing: sewing ? 'unsewn' : drawings[state],
        label: buttonNames[state],
      });
    },
  },
});
