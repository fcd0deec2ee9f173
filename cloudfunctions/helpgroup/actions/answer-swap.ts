import type { Input, Output } from '../../../core/contract';
import { type Rota, withOfficer } from '../../../core/domain/duty/rota';
import { announcementOf } from '../../_kernel/announcing';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { dutyHouse } from '../../_kernel/duty-now';
import { Fault, Stale } from '../../_kernel/fault';
import { remind, settle, type Write } from '../../_kernel/outbox';
import { type DutySwapRow, dutySwaps } from '../../_store/duty-swaps';
import { units } from '../../_store/units';
import { movesOf, mustHold, swapMatter } from '../swapping';
import { turnRota } from '../turning-rota';

const states = { agree: 'agreed', decline: 'declined', withdraw: 'withdrawn' } as const;

/**
 * The other one agrees or not, or the asker thinks again. With both words the rota itself changes, and whoever does not have the shift any more
 * is announced none.
 */
export async function answerSwap(
  member: Member,
  input: Input<'helpgroup.answerSwap'>,
): Promise<Output<'helpgroup.answerSwap'>> {
  const { now, personId } = member;
  const { swapId, answer: said } = input;
  const swap = await dutySwaps.get(swapId);
  const unit = swap && (await units.get(swap.unitId));
  permit(member, unit && { unitPath: unit.path }, 'swapId');
  const theirs = said === 'withdraw' ? swap?.fromId : swap?.toId;
  if (!swap || theirs !== personId) throw new Fault('NOT_FOUND', undefined, 'swapId');
  const { unitId } = swap;
  return change(member, { route: 'helpgroup.answerSwap', personId: unitId, input }, async () => {
    const [current, house] = await Promise.all([dutySwaps.get(swapId), dutyHouse(unitId, now)]);
    if (current?.state !== 'asked') throw new Fault('CONFLICT', 'rota-moved', 'swapId');
    const state = states[said];
    if (said === 'agree') mustHold(house, swap, now);
    const reminded = [
      await settle(`duty-changed:${swapId}:asked`, now),
      ...(said === 'withdraw' ? [] : [await told(swap, said, now)]),
      ...(said === 'agree' ? await announcedNoMore(swap, now) : []),
    ];
    return {
      answer: { id: swapId, state },
      what: `swap of a shift ${state}`,
      async write(transaction) {
        const still = await dutySwaps.get(swapId, transaction);
        if (still?.state !== 'asked') throw new Stale('swap');
        if (said === 'agree') {
          const published = swapped(house.rota as Rota, swap, house.daysOff);
          await turnRota(unitId, house.row, { published }, transaction);
        }
        await dutySwaps.patch(swapId, { state, answeredAt: now }, transaction);
        for (const write of reminded) await write(transaction);
      },
    };
  });
}

/** The rota with both shifts where they belong now. */
function swapped(rota: Rota, swap: DutySwapRow, daysOff: readonly string[]) {
  const next = movesOf(swap).reduce((one, { at, toId }) => withOfficer(one, at, toId, daysOff), rota);
  return { ...next, pattern: [...next.pattern], exceptions: [...next.exceptions] };
}

function told(swap: DutySwapRow, said: 'agree' | 'decline', now: number): Promise<Write> {
  return remind(swapMatter(swap, said === 'agree' ? 'agreed' : 'declined', [swap.fromId], now), now);
}

function announcedNoMore(swap: DutySwapRow, now: number): Promise<Write[]> {
  return Promise.all(
    movesOf(swap).map(({ at, fromId }) => settle(announcementOf(swap.unitId, at), now, fromId)),
  );
}
