import type { OnDuty, QuestionCard } from '../../../../core/contract/helpgroup';
import { clockText, dayOf, rowDayText } from '../../../text/dates';
import { groupText, lineNames, spaceText, stateNames, topicNames } from '../text/group';

/** Whoever is on duty, as a card shows them; null while nobody is. */
export function dutyView(onDuty: OnDuty) {
  if (onDuty === null) return null;
  const { name, position, until } = onDuty;
  return {
    name,
    initial: Array.from(name)[0] ?? '',
    note: `${position} · ${groupText.until(clockText(until))}`,
  };
}
export type DutyView = ReturnType<typeof dutyView>;

/** When something was said: the clock of today, else the day with it. */
export function whenText(at: number, now: number): string {
  const [day, today] = [dayOf(at), dayOf(now)];
  return day === today ? clockText(at) : `${rowDayText(day, today)} ${clockText(at)}`;
}

/** A question in a list. */
export function cardView(card: QuestionCard, now: number) {
  const { id, number, line, topic, state, at, beginning, askerName, mine } = card;
  const who = mine ? spaceText.me : (askerName ?? spaceText.anonymous);
  const foot = `${lineNames[line]} · ${topicNames[topic]} · ${who}`;
  const [name, when] = [stateNames[state], whenText(at, now)];
  return {
    ...{ id, number, state: name, when, foot, beginning: beginning ?? '' },
    tone: state === 'answered' || state === 'closed' ? 'done' : state === 'escalated' ? 'warn' : 's',
    label: `${number}，${name}，${foot}，${beginning ?? ''}`,
  };
}
export type CardView = ReturnType<typeof cardView>;

/** `13 分钟`, `2 小时 5 分钟`, `不到 1 分钟`. */
export function spanText(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes === 0) return groupText.moment;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}
