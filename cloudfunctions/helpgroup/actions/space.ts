import type { Input, Output } from '../../../core/contract';
import type { QuestionCard } from '../../../core/contract/helpgroup';
import { promisedBy } from '../../../core/domain/duty/promise';
import type { Member } from '../../_kernel/caller';
import { dutyHouse } from '../../_kernel/duty-now';
import { usualKeepDays } from '../../_kernel/help-space';
import { templateIds } from '../../_kernel/templates';
import { never } from '../../_store/books';
import { helpSpaces } from '../../_store/help-spaces';
import { type QuestionRow, questions } from '../../_store/questions';
import { insideOf } from '../load';
import { cardsOf, onDutyView } from '../view';

const pageSize = 20;

/** A template's id, the long-term one where WeChat granted it. */
export const idOf = (key: 'matter' | 'duty'): string => templateIds(key).long ?? templateIds(key).once;

/** The space: who is on duty now, what I asked, what was asked openly. */
export async function space(
  member: Member,
  input: Input<'helpgroup.space'>,
): Promise<Output<'helpgroup.space'>> {
  const { now, personId } = member;
  const { unitId, before } = input;
  const { unit, as } = await insideOf(member, unitId);
  const [house, rules, own, open] = await Promise.all([
    dutyHouse(unitId, now),
    helpSpaces.get(unitId),
    before === undefined ? questions.ofAsker(personId, unitId, pageSize) : [],
    questions.openOf(unitId, before ?? never, pageSize),
  ]);
  const shown = open.filter(({ state }) => state !== 'withdrawn');
  const cards = await cardsOf([...own, ...shown], personId, () => true);
  return {
    ...{ unitId, unitName: unit.name, as },
    onDuty: onDutyView(house, now),
    promisedAt: promisedBy(now),
    keepDays: rules?.keepDays ?? usualKeepDays,
    practices: rules?.practices ?? [],
    templates: { matter: idOf('matter'), duty: idOf('duty') },
    mine: cards.slice(0, own.length).map(plain),
    open: cards.slice(own.length).map(plain),
  };
}

/** As a member sees it: who answers is said in the question itself. */
function plain({
  takenBy: _taken,
  mineToAnswer: _mine,
  step: _step,
  ...card
}: QuestionCard & {
  takenBy: string | null;
  mineToAnswer: boolean;
  step: QuestionRow['step'];
}): QuestionCard {
  return card;
}
