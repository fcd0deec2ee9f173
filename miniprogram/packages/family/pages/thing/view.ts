import type { Output } from '../../../../../core/contract';
import type { FamilyKind } from '../../../../../core/contract/family-kind';
import { monthDayText, weekdayText } from '../../../../text/dates';
import { thingText as t } from '../../text/thing';

/** Those of the six that are left in words; a pledge has a page of its own. */
export type WordedKind = Exclude<FamilyKind, 'pledge'>;

/** One of the six as its page shows it. */
export function thingView(kind: WordedKind, { marks, planDay, state, mine }: Output<'family.thing'>) {
  return {
    ...t.kinds[kind],
    letters: kind === 'words',
    marks: marks.map(({ name, me, day, text }, key) => ({
      key,
      text: text === '' ? t.there : text,
      from: t.fromWhom(me ? t.mine : name, monthDayText(day)),
    })),
    did: mine === 'did',
    mayPlan: state !== 'done',
    planDay,
    planText: planDay === null ? t.planNone : `${monthDayText(planDay)} ${weekdayText(planDay)}`,
  };
}
export type ThingView = ReturnType<typeof thingView>;
