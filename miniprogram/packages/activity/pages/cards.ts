import type { ActivityCard } from '../../../../core/contract/activity';
import { clockText, dayOf, rowDayText, weekdayText } from '../../../text/dates';
import { formatNames, listText, seatNames, seriesNames, stateNames } from '../text/activity';

/** `7月11日 星期六 09:00`. */
export function whenText(at: number, now: number): string {
  const day = dayOf(at);
  return `${rowDayText(day, dayOf(now))} ${weekdayText(day)} ${clockText(at)}`;
}

/** An activity in a list. */
export function cardView(card: Omit<ActivityCard, 'mine' | 'scopeName'>, foot: string, now: number) {
  const { id, series, format, title, place, startsAt, state, free } = card;
  const kind = `${seriesNames[series]} · ${formatNames[format]}`;
  const left = state === 'published' && free !== null ? listText.free(free) : '';
  const note = [stateNames[state], left].filter(Boolean).join('，');
  const when = whenText(startsAt, now);
  const tone = state === 'published' ? 'done' : state === 'cancelled' ? 'warn' : 's';
  return {
    ...{ id, series, title, kind, when, place, note, tone, foot },
    label: [title, kind, when, place, note, foot].filter(Boolean).join('，'),
  };
}

/** The same with what my household is in it. */
export function familyCard(card: ActivityCard, now: number) {
  const mine = card.mine === null ? '' : seatNames[card.mine];
  return { ...cardView(card, mine, now), mine };
}
