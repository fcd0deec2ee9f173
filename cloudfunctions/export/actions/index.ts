import { bound } from '../../_kernel/caller';
import { fetchDocument } from './fetch';
import { order } from './order';
import { orderDutyLog } from './order-duty-log';
import { orderClosure, orderNames } from './order-sheet';
import { sentence } from './sentence';

export const actions = {
  order: bound(order),
  orderClosure: bound(orderClosure),
  orderNames: bound(orderNames),
  orderDutyLog: bound(orderDutyLog),
  fetch: bound(fetchDocument),
  sentence: bound(sentence),
};
