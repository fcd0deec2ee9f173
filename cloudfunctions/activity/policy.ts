import type { ActivityOutputs, ActivityWritten, OwnQuestion } from '../../core/contract/activity';
import { earlyMs, lateMs } from '../../core/domain/activity/reach';
import { after, isAhead, takesFamilies } from '../../core/domain/activity/state';
import { mustBeFit } from '../_kernel/content-check';
import { Fault } from '../_kernel/fault';
import type { ActivityRow } from '../_store/activities';
import type { ActivitySeatRow } from '../_store/activity-seats';

type May = ActivityOutputs['one']['may'];
type Turn = ActivityOutputs['roll']['may'];

/** What a family may do about an activity now. */
export function familyMay(activity: ActivityRow, seat: ActivitySeatRow | null, now: number): May {
  const open = takesFamilies(activity, now);
  const ahead = isAhead(activity, now);
  if (seat === null || seat.state === 'lapsed') return open ? ['register'] : [];
  if (mayTell(activity, seat, now)) return ['there', 'feedback'];
  if (!ahead) return [];
  const offered = seat.state === 'offered' && (seat.answerBy ?? 0) > now;
  return [...(offered ? (['answer'] as const) : []), 'change', 'withdraw'];
}

/** Whether a family may say that it was there, and how it was: its own word, from an hour before it begins until thirty days afterwards. */
export function mayTell(activity: ActivityRow, seat: ActivitySeatRow | null, now: number): boolean {
  const { state, startsAt, endsAt } = activity;
  const held = state !== 'draft' && state !== 'cancelled';
  const time = now >= startsAt - earlyMs && now < endsAt + lateMs;
  return held && time && seat?.state === 'registered';
}

/** What an organiser may do with it now. */
export function organiserMay(activity: ActivityRow, now: number): Turn {
  const events = ['change', 'publish', 'close', 'reopen', 'cancel', 'discard', 'sum-up'] as const;
  const may: Turn = events.filter((event) => after(activity, event, now) !== null);
  const shows = isHeldAround(activity, now);
  return shows ? [...may, 'venue-code'] : may;
}

/**
 * Times of what families see: it lies ahead, ends after it begins, and nobody registers once it has begun.
 * @throws Fault INVALID activity-times
 */
export function mustBeInOrder({ startsAt, endsAt, registerUntil }: ActivityWritten, now: number): void {
  if (startsAt > now && endsAt > startsAt && registerUntil <= startsAt) return;
  throw new Fault('INVALID', 'activity-times', 'startsAt');
}

/**
 * Asks WeChat about everything that families will read.
 * @throws Fault INVALID content-risky, UNAVAILABLE check-unanswered
 */
export function mustBeReadable(openid: string, written: ActivityWritten): Promise<void> {
  const { title, place, about, bring, questions } = written;
  const asked = questions.flatMap(({ text, options }) => [text, ...options]);
  const text = [title, place, about, bring, ...asked].filter((one) => one !== '').join('\n');
  return mustBeFit(openid, text, 'written', 4);
}

/** Whether its code may be shown: from an hour before it begins until it is over. */
export function isHeldAround({ state, startsAt, endsAt }: ActivityRow, now: number): boolean {
  return (state === 'published' || state === 'closed') && now >= startsAt - earlyMs && now < endsAt + earlyMs;
}

type Answer = { key: string; text: string };

/**
 * Answers to the organiser's questions: each to one that is asked, by one of its options where there are some, and none that must be answered is left
 * out.
 * @throws Fault INVALID activity-answers
 */
export function mustAnswer(questions: readonly OwnQuestion[], answers: readonly Answer[]): void {
  const given = new Map(answers.map(({ key, text }) => [key, text.trim()]));
  const fits = ({ key, options, must }: OwnQuestion): boolean => {
    const text = given.get(key) ?? '';
    if (text === '') return must === 'no' && !given.has(key);
    return options.length === 0 || options.includes(text);
  };
  const known = new Set(questions.map(({ key }) => key));
  const all = given.size === answers.length && answers.every(({ key }) => known.has(key));
  if (!all || !questions.every(fits)) throw new Fault('INVALID', 'activity-answers', 'answers');
}

/** Of answers those in the family's own words, which WeChat is asked about. */
export function ownWords(questions: readonly OwnQuestion[], answers: readonly Answer[]): string {
  const free = new Set(questions.filter(({ options }) => options.length === 0).map(({ key }) => key));
  return answers
    .filter(({ key }) => free.has(key))
    .map(({ text }) => text)
    .join('\n');
}
