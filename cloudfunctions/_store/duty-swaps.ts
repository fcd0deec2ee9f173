import type { Layer } from '../../core/domain/duty/rota';
import { collection } from './collection';

/** That an officer asks another to take a shift over. It holds once the other agreed. */
export type DutySwapRow = {
  _id: string;
  unitId: string;
  day: string;
  layer: Layer;
  fromId: string;
  toId: string;
  /** A shift of theirs that is taken over in return. */
  backDay: string | null;
  backLayer: Layer | null;
  state: 'asked' | 'agreed' | 'declined' | 'withdrawn';
  at: number;
  answeredAt: number | null;
};
const base = collection<DutySwapRow>('dutySwaps');
export const dutySwaps = {
  ...base,
  /** The newest first. Index `unitId, at`. */
  ofUnit: (unitId: string, most: number) =>
    base.find({ unitId }, (query) => query.orderBy('at', 'desc').limit(most)),
};
