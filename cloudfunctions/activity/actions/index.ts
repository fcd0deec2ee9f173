import { bound } from '../../_kernel/caller';
import { answer } from './answer';
import { desk } from './desk';
import { feedback } from './feedback';
import { figures } from './figures';
import { list } from './list';
import { one } from './one';
import { register } from './register';
import { roll } from './roll';
import { save } from './save';
import { sumUp } from './sum-up';
import { there } from './there';
import { turn } from './turn';
import { venueCode } from './venue-code';
import { withdraw } from './withdraw';

/** Activities for families: what organisers hold, and who comes (DOMAIN.md §4). */
export const actions = {
  list: bound(list),
  one: bound(one),
  register: bound(register),
  answer: bound(answer),
  withdraw: bound(withdraw),
  there: bound(there),
  feedback: bound(feedback),
  desk: bound(desk),
  save: bound(save),
  turn: bound(turn),
  roll: bound(roll),
  sumUp: bound(sumUp),
  venueCode: bound(venueCode),
  figures: bound(figures),
};
