import { collection } from './collection';
import { is } from './database';

/** Which person a WeChat account (`_id`, the openid) speaks for. */
export type BindingRow = {
  _id: string;
  personId: string;
  at: number;
  /** Its person had everything erased: it speaks for nobody any more, and goes with the rest. */
  erasedAt?: number;
};
const base = collection<BindingRow>('bindings');
export const bindings = {
  ...base,
  /** Index `personId`. */
  ofPeople: (personIds: readonly string[]) => base.find({ personId: is.in(personIds) }),
};
