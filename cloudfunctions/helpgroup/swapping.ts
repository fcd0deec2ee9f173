import { type ShiftAt, shiftOf, startOf } from '../../core/domain/duty/rota';
import type { Matter } from '../../core/domain/reminder/matter';
import type { DutyHouse } from '../_kernel/duty-now';
import { Fault } from '../_kernel/fault';
import type { DutySwapRow } from '../_store/duty-swaps';

/** What a swap moves: the asker's shift to the other, and the other's back, if one was named. */
export function movesOf(swap: DutySwapRow): { at: ShiftAt; fromId: string; toId: string }[] {
  const { day, layer, fromId, toId, backDay, backLayer } = swap;
  const there = { at: { day, layer }, fromId, toId };
  if (backDay === null || backLayer === null) return [there];
  return [there, { at: { day: backDay, layer: backLayer }, fromId: toId, toId: fromId }];
}

/** Each shift is still the one's who gives it, and has not begun. @throws Fault CONFLICT rota-moved */
export function mustHold(house: DutyHouse, swap: DutySwapRow, now: number): void {
  for (const { at, fromId } of movesOf(swap)) {
    const officerId = house.rota ? shiftOf(house.rota, at, house.daysOff).officerId : null;
    if (officerId !== fromId || !(startOf(at) > now)) throw new Fault('CONFLICT', 'rota-moved', 'day');
  }
}

/** That somebody is told of a swap. */
export function swapMatter(
  { _id, unitId }: DutySwapRow,
  what: 'asked' | 'agreed' | 'declined',
  people: readonly string[],
  at: number,
): Matter {
  const facts = { unitId, what, at };
  return { kind: 'duty-changed', subject: _id, occurrence: what, at, people: { officer: people }, facts };
}
