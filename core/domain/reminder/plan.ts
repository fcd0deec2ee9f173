import { addDays, dayOf, instantOf } from '../calendar/beijing';
import { addWorkingDays, type DaysOff } from '../calendar/working-days';
import type { After, Step } from './declaration';
import { type Matter, matterId } from './matter';
import { sendableAt } from './quiet-hours';
import { declarationOf } from './registry';

/** Hour of the day, Beijing time, at which reminders come due (DOMAIN.md §6). */
export const reminderHour = 9;

/** What a matter demands: one for each person and step. */
export type Demand = {
  /** `kind:subject:occurrence:step:person`: at most one send for it, ever. */
  _id: string;
  matter: string;
  kind: string;
  subject: string;
  step: string;
  role: string;
  personId: string;
  facts: Matter['facts'];
  dueAt: number;
  sendAt: number;
  /** When the next step of the same person comes due, which makes a message of this one pointless; null for the last. */
  supersededAt: number | null;
  /** From when on a message is worth nothing any more. */
  staleAt: number | null;
};

/** When a step comes due. */
export function stepDueAt(after: After, at: number, daysOff: DaysOff): number {
  if ('ms' in after) return at + after.ms;
  const day =
    'days' in after ? addDays(dayOf(at), after.days) : addWorkingDays(dayOf(at), after.workingDays, daysOff);
  return instantOf(day, after.hour ?? reminderHour);
}

/** True for a kind whose steps are counted in working days: planning it needs the yearly table. */
export function needsDaysOff(kind: string): boolean {
  return declarationOf(kind).steps.some(({ after }) => 'workingDays' in after);
}

/**
 * The reminders that a matter demands when it comes into being at `now`. Of those whose time is already past only a person's newest
 * is made: somebody who joins late finds one entry in the inbox, not a heap of stale ones.
 */
export function demandsOf(matter: Matter, now: number, daysOff: DaysOff = { off: [], on: [] }): Demand[] {
  const { kind, subject, at, facts } = matter;
  const { steps, recipients, class: urgency, staleAfter } = declarationOf(kind);
  const id = matterId(matter);
  const timed = (role: string) =>
    steps
      .filter((step: Step) => step.to === undefined || step.to.includes(role))
      .map((step) => ({ step: step.name, dueAt: stepDueAt(step.after, at, daysOff) }));
  const demand = (role: string, personId: string): Demand[] => {
    const all = timed(role).map(({ step, dueAt }, index, every) => ({
      _id: `${id}:${step}:${personId}`,
      matter: id,
      ...{ kind, subject, step, role, personId, facts, dueAt },
      // What begins after its time is not late: it can be sent from now on.
      sendAt: urgency === 'urgent' ? Math.max(dueAt, now) : sendableAt(Math.max(dueAt, now)),
      supersededAt: every[index + 1]?.dueAt ?? null,
      staleAt: staleAfter === null ? null : dueAt + staleAfter,
    }));
    const past = all.filter(({ dueAt }) => dueAt <= now);
    return [...past.slice(-1), ...all.slice(past.length)];
  };
  const seen = new Set<string>();
  return recipients.flatMap((role) =>
    (matter.people[role] ?? []).flatMap((personId) => {
      if (seen.has(personId)) return []; // who has two roles in one matter is reminded once
      seen.add(personId);
      return demand(role, personId);
    }),
  );
}
