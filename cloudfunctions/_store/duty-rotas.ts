import type { Rota } from '../../core/domain/duty/rota';
import { collection } from './collection';
import { is } from './database';

type Plain = { -readonly [K in keyof Rota]: Rota[K] extends readonly (infer T)[] ? T[] : Rota[K] };
/** Who is on duty in a unit's space; `_id` is the unit's. People by id alone, names are read from the roster. */
export type DutyRotaRow = {
  _id: string;
  published: Plain | null;
  publishedAt: number | null;
  /** What is being written, seen by officers and the leader. */
  draft: Plain | null;
  draftBy: string | null;
  /** Everybody whom either names, so that the data map finds them. */
  people: string[];
  version: number;
};
const base = collection<DutyRotaRow>('dutyRotas');
export const dutyRotas = {
  ...base,
  /** Every rota that is in force. Index `publishedAt`. */
  published: () => base.findAll({ publishedAt: is.above(0) }),
};
