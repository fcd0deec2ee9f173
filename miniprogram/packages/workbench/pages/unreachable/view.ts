import type { Output } from '../../../../../core/contract';
import { dayOf, dayText } from '../../../../text/dates';
import { unreachableText as t, whyText } from '../../text/clock';

/** The page's data from one answer. */
export function unreachableView({ people, officers, next }: Output<'reminder.unreachable'>) {
  return {
    people: people.map(({ name, place, why, since, count }, id) => {
      const line = t.since(dayText(dayOf(since)), count);
      return {
        id,
        name,
        place,
        why: whyText[why],
        line,
        label: [name, whyText[why], place, line].join('，'),
      };
    }),
    officers: officers.map(({ name, why }, id) => ({ id, name, why: whyText[why] })),
    hasLater: next !== null,
  };
}
