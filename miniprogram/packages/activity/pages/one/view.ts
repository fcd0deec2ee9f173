import type { Output } from '../../../../../core/contract';
import type { MySeat } from '../../../../../core/contract/activity';
import { clockText, dayOf, nearText } from '../../../../text/dates';
import { formatNames, seriesNames, stateNames, oneText as t } from '../../text/activity';
import { whenText } from '../cards';

export type Found = Output<'activity.one'>;

/** What was chosen of who comes, before it is sent. */
export type Choice = { people: string[]; children: number; answers: Record<string, string> };

/** From what stands already; nobody is chosen for anybody but the one who registers. */
export function choiceOf({ seat, family }: Found): Choice {
  const known = seat !== null && seat.state !== 'lapsed' ? seat : null;
  const here = new Set(family.map(({ id }) => id));
  return {
    people: known
      ? known.people.filter((id) => here.has(id))
      : family.filter(({ me }) => me).map(({ id }) => id),
    children: known?.children ?? 0,
    answers: Object.fromEntries((known?.answers ?? []).map(({ key, text }) => [key, text])),
  };
}

function seatText({ state, people, children, ahead, answerBy }: MySeat, now: number): string {
  if (state === 'registered') return t.seated.registered(people.length + children);
  if (state === 'waiting') return t.seated.waiting(ahead);
  return state === 'offered' ? t.seated.offered(nearText(answerBy ?? now, now)) : t.seated.lapsed;
}

/** An activity as a family reads it. */
export function oneView(found: Found, now: number) {
  const { series, format, title, place, about, bring, startsAt, endsAt, registerUntil } = found;
  const { state, places, free, scopeName, reason, changedAt, seat, may, family } = found;
  const sameDay = dayOf(startsAt) === dayOf(endsAt);
  const ends = sameDay ? clockText(endsAt) : whenText(endsAt, now);
  return {
    ...{ series, title, about, kind: `${seriesNames[series]} · ${formatNames[format]}` },
    state: stateNames[state],
    tone: state === 'published' ? 'done' : state === 'cancelled' ? 'warn' : 's',
    facts: [
      { name: t.when, text: `${whenText(startsAt, now)} – ${ends}` },
      { name: t.where, text: place },
      { name: t.by, text: scopeName },
      { name: t.places, text: places === 0 ? t.unlimited : t.placesOf(free ?? 0, places) },
      { name: t.until, text: nearText(registerUntil, now) },
      ...(bring === '' ? [] : [{ name: t.bring, text: bring }]),
    ],
    cancelled: state === 'cancelled' ? t.cancelled(reason) : '',
    changed: changedAt === null || state === 'cancelled' ? '' : t.changed(nearText(changedAt, now)),
    seated: seat === null ? '' : seatText(seat, now),
    offered: may.includes('answer'),
    mayWithdraw: may.includes('withdraw'),
    mayRegister: may.includes('register'),
    mayChange: may.includes('change'),
    mayTell: may.includes('there'),
    summary: found.summary,
    // Whoever comes has it in the phone's calendar, if they like.
    calendar: seat?.state === 'registered' && may.includes('change'),
    // Where no seat is free, whoever registers waits.
    waits: free === 0,
    family,
  };
}
export type OneView = ReturnType<typeof oneView>;

/** The form as it stands: who is chosen, what is answered, and what the button says. */
export function formView(found: Found, { people, children, answers }: Choice) {
  const seats = people.length + children;
  const stands = found.seat !== null && found.seat.state !== 'lapsed';
  const say = stands
    ? t.save
    : found.free !== null && seats > found.free
      ? t.queue(seats)
      : t.register(seats);
  return {
    people: found.family.map(({ id, name, me }) => ({
      id,
      name: me ? t.me : name,
      chosen: people.includes(id),
    })),
    children,
    counted: t.count(children),
    questions: found.questions.map(({ key, text, options, must }) => ({
      ...{ key, text, must: must === 'yes' ? t.mustAnswer : '', answer: answers[key] ?? '' },
      options: options.map((option) => ({ option, chosen: answers[key] === option })),
    })),
    say,
    ready:
      people.length > 0 &&
      found.questions.every(({ key, must }) => must === 'no' || (answers[key] ?? '').trim() !== ''),
  };
}
export type FormView = ReturnType<typeof formView>;
