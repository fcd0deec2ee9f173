import { bound } from '../../_kernel/caller';
import { assign } from './assign';
import { handleHelp } from './handle-help';
import { leaveWord } from './leave-word';
import { mentee } from './mentee';
import { mentees } from './mentees';
import { mine } from './mine';
import { noteMeeting } from './note-meeting';
import { pairs } from './pairs';
import { readShared } from './read-shared';
import { setRules } from './set-rules';

/** What a mentor, their cadres and the unit that brings them together can ask. */
export const actions = {
  mentees: bound(mentees),
  mentee: bound(mentee),
  readShared: bound(readShared),
  leaveWord: bound(leaveWord),
  handleHelp: bound(handleHelp),
  mine: bound(mine),
  noteMeeting: bound(noteMeeting),
  pairs: bound(pairs),
  assign: bound(assign),
  setRules: bound(setRules),
};
