import type { ActivityFormat, ActivityWritten } from '../../../../../core/contract/activity';
import type { FamilyKind } from '../../../../../core/contract/family';
import { addDays, clockText, dayOf, dayText, startOf } from '../../../../text/dates';
import { formatNames, seriesNames } from '../../text/activity';

/** A question as it is typed: its options in one line. */
export type TypedQuestion = { key: string; text: string; options: string; must: boolean };

/** The form as it is typed; days and clock times as the pickers give them. */
export type Typed = {
  series: FamilyKind;
  format: ActivityFormat;
  title: string;
  place: string;
  about: string;
  bring: string;
  day: string;
  from: string;
  until: string;
  registerDay: string;
  registerTime: string;
  places: string;
  questions: TypedQuestion[];
};

export const seriesChoices = Object.entries(seriesNames).map(([value, name]) => ({ value, name }));
export const formatChoices = Object.entries(formatNames).map(([value, name]) => ({ value, name }));

/** A form that nobody has typed into: next week's day, two hours in the morning, registration until the day before. */
export function freshForm(now: number): Typed {
  const day = addDays(dayOf(now), 7);
  return {
    ...{ series: 'lesson', format: 'lecturers', title: '', place: '', about: '', bring: '' },
    ...{ day, from: '09:30', until: '11:00', registerDay: addDays(day, -1), registerTime: '18:00' },
    ...{ places: '', questions: [] },
  };
}

/** What is written already, to be changed. */
export function typedOf(written: ActivityWritten): Typed {
  const { series, format, title, place, about, bring, startsAt, endsAt, registerUntil, places } = written;
  return {
    ...{ series, format, title, place, about, bring },
    ...{ day: dayOf(startsAt), from: clockText(startsAt), until: clockText(endsAt) },
    ...{ registerDay: dayOf(registerUntil), registerTime: clockText(registerUntil) },
    places: places === 0 ? '' : String(places),
    questions: written.questions.map(({ key, text, options, must }) => ({
      ...{ key, text, options: options.join('、'), must: must === 'yes' },
    })),
  };
}

/** An earlier one once more: everything as it was, on a day that nobody has thought of yet. */
export function copyOf(written: ActivityWritten, now: number): Typed {
  const { day, registerDay } = freshForm(now);
  return { ...typedOf(written), day, registerDay };
}

function instantOf(day: string, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return startOf(day) + (hours * 60 + minutes) * 60_000;
}

/** What is sent; null while the number of places is none. An end that is earlier than the beginning is the next day's. */
export function writtenOf(typed: Typed): ActivityWritten | null {
  const { series, format, day, from, until, registerDay, registerTime } = typed;
  const places = typed.places.trim() === '' ? 0 : Number(typed.places);
  if (!(Number.isInteger(places) && places >= 0 && places <= 5000)) return null;
  const startsAt = instantOf(day, from);
  const sameDay = instantOf(day, until);
  return {
    ...{ series, format, title: typed.title.trim(), place: typed.place.trim() },
    ...{ about: typed.about.trim(), bring: typed.bring.trim() },
    ...{ startsAt, endsAt: sameDay > startsAt ? sameDay : instantOf(addDays(day, 1), until) },
    ...{ registerUntil: instantOf(registerDay, registerTime), places },
    questions: typed.questions
      .filter(({ text }) => text.trim() !== '')
      .map(({ key, text, options, must }) => ({
        ...{ key, text: text.trim(), must: must ? ('yes' as const) : ('no' as const) },
        options: options
          .split(/[、，,]/)
          .map((one) => one.trim())
          .filter((one) => one !== '')
          .slice(0, 6),
      })),
  };
}

/** A key that no question has yet: answers are kept under it, however its text is put. */
export function freeKey(questions: readonly TypedQuestion[]): string {
  for (let n = 1; ; n += 1) if (!questions.some(({ key }) => key === `q${n}`)) return `q${n}`;
}

/** Days as the form shows them. */
export const shownDays = ({ day, registerDay }: Typed) => ({
  dayShown: dayText(day),
  registerShown: dayText(registerDay),
});
