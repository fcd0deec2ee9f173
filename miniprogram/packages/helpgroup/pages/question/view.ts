import type { Output } from '../../../../../core/contract';
import type { QuestionAct, QuestionEntry } from '../../../../../core/contract/helpgroup';
import { dayOf, dayText } from '../../../../text/dates';
import { lineNames, questionText as t, topicNames } from '../../text/group';
import { dutyView, spanText, whenText } from '../cards';

type Found = Output<'helpgroup.question'>;

/** The four steps under a question: what was, with its time, and what is to come. */
function stepsOf(found: Found, now: number) {
  const { at, takenAt, firstAnswerAt, closedAt, state } = found;
  const done = (name: string, when: number) => ({ name, when: whenText(when, now), done: true });
  const ahead = (name: string, when = '') => ({ name, when, done: false });
  const taken = takenAt !== null && (state === 'taken' || firstAnswerAt !== null);
  return [
    done(t.asked, at),
    taken ? done(t.taken, Math.min(takenAt, firstAnswerAt ?? takenAt)) : ahead(t.takenNot),
    firstAnswerAt === null ? ahead(t.answeredNot) : done(t.answered, firstAnswerAt),
    closedAt !== null && state === 'closed'
      ? done(t.closed, closedAt)
      : ahead(t.closedNot, found.mine ? t.byYou : t.byAsker),
  ];
}

/** The promise and what became of it, in one sentence. */
function promiseOf({ at, promisedAt, firstAnswerAt, state }: Found, now: number) {
  const promise = t.promised(whenText(promisedAt, now));
  if (firstAnswerAt !== null) {
    const spent = spanText(firstAnswerAt - at);
    return { promise: `${promise}，用了`, spent, late: firstAnswerAt > promisedAt };
  }
  const late = state !== 'closed' && state !== 'withdrawn' && now > promisedAt;
  return { promise: late ? `${promise}${t.late}` : promise, spent: '', late };
}

const heads: Readonly<Record<Exclude<QuestionEntry['kind'], 'asked' | 'answer'>, string>> = {
  added: t.added,
  note: t.note,
  handed: t.handed,
  closed: t.closedFor,
  reopened: t.reopenedFor,
};

function entryView({ kind, at, me, name, text }: QuestionEntry, index: number, now: number) {
  const who = me ? t.me : (name ?? t.anonymous);
  const answer = kind === 'answer';
  return {
    ...{ key: `${index}`, text, answer, when: whenText(at, now) },
    inside: kind === 'note' || kind === 'handed',
    initial: Array.from(name ?? who)[0] ?? '',
    title: answer ? t.answerOf(me ? t.me : who) : kind === 'asked' ? '' : `${heads[kind]} · ${who}`,
  };
}

/** A question as its page shows it. */
export function questionView(found: Found, now: number) {
  const { number, line, topic, state, as, onDuty, takenBy, helped, forgetAt, may, mine } = found;
  const [first, ...rest] = found.entries;
  const can = Object.fromEntries(may.map((act) => [act, true])) as Partial<Record<QuestionAct, boolean>>;
  return {
    ...{ number: t.number(number, lineNames[line]), topic: topicNames[topic], line, mine },
    seenBy: t.seenBy[line],
    asker: mine ? '' : (found.askerName ?? t.anonymous),
    duty: mine ? dutyView(onDuty) : null,
    text: first?.text ?? '',
    steps: stepsOf(found, now),
    ...promiseOf(found, now),
    entries: rest.map((entry, index) => entryView(entry, index, now)),
    answering: state === 'taken' && takenBy !== null ? t.answering(takenBy) : '',
    rates: t.rates.map((one) => ({ ...one, chosen: one.value === helped })),
    kept: forgetAt === null ? '' : t.kept(dayText(dayOf(forgetAt))),
    officers: found.officers,
    offered: found.offered.map(({ id, question, answer }) => ({ id, question, answer })),
    unitId: found.unitId,
    helps: as === 'officer' || as === 'leader',
    can,
    id: found.id,
    media: found.media,
    attach: mine && can.add === true,
    bar: mine && (can.add === true || can.close === true),
  };
}
export type QuestionView = ReturnType<typeof questionView>;
