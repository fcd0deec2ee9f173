import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { dutyHouse } from '../../_kernel/duty-now';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { remind } from '../../_kernel/outbox';
import { type DutySwapRow, dutySwaps } from '../../_store/duty-swaps';
import { units } from '../../_store/units';
import { mustHold, swapMatter } from '../swapping';

/** An officer asks another to take a shift over. Nothing changes before the other agrees. */
export async function proposeSwap(
  member: Member,
  input: Input<'helpgroup.proposeSwap'>,
): Promise<Output<'helpgroup.proposeSwap'>> {
  const { now, personId } = member;
  const { unitId, day, layer, toId, back } = input;
  const unit = await units.get(unitId);
  permit(member, unit && { unitPath: unit.path }, 'unitId');
  return change(member, { route: 'helpgroup.proposeSwap', personId: unitId, input }, async () => {
    const house = await dutyHouse(unitId, now);
    if (toId === personId || !house.serving.has(toId)) throw new Fault('CONFLICT', 'rota-person', 'toId');
    const row: DutySwapRow = {
      _id: newId('swap', `${personId} ${input.requestId}`),
      ...{ unitId, day, layer, fromId: personId, toId, state: 'asked', at: now, answeredAt: null },
      ...{ backDay: back?.day ?? null, backLayer: back?.layer ?? null },
    };
    mustHold(house, row, now);
    const reminded = await remind(swapMatter(row, 'asked', [toId], now), now);
    return {
      answer: { id: row._id },
      what: 'swap of a shift asked',
      async write(transaction) {
        await dutySwaps.add(row, transaction);
        await reminded(transaction);
      },
    };
  });
}
