import { bound } from '../../_kernel/caller';
import { sign } from './sign';
import { wall } from './wall';
import { withdraw } from './withdraw';

/** The public pledge (公开承诺): signed for the unit, apart from the letter. */
export const actions = {
  wall: bound(wall),
  sign: bound(sign),
  withdraw: bound(withdraw),
};
