import type { Input, Output } from '../../../core/contract';
import { waitingStates } from '../../../core/domain/duty/question';
import type { Member } from '../../_kernel/caller';
import { dutyHouse } from '../../_kernel/duty-now';
import { outOfReach } from '../../_kernel/reach';
import { never } from '../../_store/books';
import { questions } from '../../_store/questions';
import { dutyIn } from '../load';
import { cardsOf, onDutyView } from '../view';
import { idOf } from './space';

const mostWaiting = 100;
const pageSize = 30;

/** The queue of whoever has a duty in a space: what burns first on top. Of the private line it shows topic and time, and no word. */
export async function desk(
  member: Member,
  input: Input<'helpgroup.desk'>,
): Promise<Output<'helpgroup.desk'>> {
  const { now, personId } = member;
  const { unitId, list } = input;
  const { unit, as } = await dutyIn(member, unitId);
  const [house, rows, reach] = await Promise.all([
    dutyHouse(unitId, now),
    list === 'waiting'
      ? questions.inStates(unitId, waitingStates, mostWaiting)
      : questions.past(unitId, ['answered', 'closed'], input.before ?? never, pageSize),
    as === 'officer' ? outOfReach([personId], 'duty') : null,
  ]);
  return {
    ...{ unitId, unitName: unit.name, as },
    onDuty: onDutyView(house, now),
    backup: onDutyView(house, now, 'backupId'),
    reach: reach?.get(personId) ?? null,
    templates: { duty: idOf('duty') },
    questions: await cardsOf(rows, personId, ({ line }) => line === 'open'),
  };
}
