import type { Output } from '../../../../../core/contract';
import type { RollRow } from '../../../../../core/contract/activity';
import { rollText as t } from '../../text/activity';
import { cardView } from '../cards';

export type Found = Output<'activity.roll'>;

/** One family as the organiser needs it: who comes, and what they answered. */
export function rowView(
  { number, state, names, children, answers }: RollRow,
  asked: Found['activity']['questions'],
) {
  const who = names.join('、');
  const said = asked.flatMap(({ key, text }) => {
    const answer = answers.find((one) => one.key === key)?.text ?? '';
    return answer === '' ? [] : [`${text}：${answer}`];
  });
  return {
    ...{ number: t.number(number), who, state: t.states[state], tone: state === 'registered' ? 'done' : 's' },
    children: children > 0 ? t.children(children) : '',
    said,
    key: number,
  };
}

/** An activity as its organiser sees it. */
export function rollView({ activity, may }: Found, now: number) {
  const { families, taken, waiting, state, about, bring } = activity;
  const acts = (['publish', 'reopen', 'close', 'discard', 'cancel'] as const)
    .filter((event) => may.includes(event))
    .map((event) => ({ event, name: t.acts[event] }));
  return {
    card: cardView(activity, '', now),
    ...{ about, bring },
    figures: state === 'draft' ? '' : t.figures(families, taken),
    waiting: waiting > 0 ? t.waiting(waiting) : '',
    mayChange: may.includes('change'),
    main: acts.find(({ event }) => event === 'publish') ?? null,
    acts: acts.filter(({ event }) => event !== 'publish'),
  };
}
