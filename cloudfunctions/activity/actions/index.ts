import { bound } from '../../_kernel/caller';
import { answer } from './answer';
import { desk } from './desk';
import { list } from './list';
import { one } from './one';
import { register } from './register';
import { roll } from './roll';
import { save } from './save';
import { turn } from './turn';
import { withdraw } from './withdraw';

/** Activities for families: what organisers hold, and who comes (DOMAIN.md §4). */
export const actions = {
  list: bound(list),
  one: bound(one),
  register: bound(register),
  answer: bound(answer),
  withdraw: bound(withdraw),
  desk: bound(desk),
  save: bound(save),
  turn: bound(turn),
  roll: bound(roll),
};
