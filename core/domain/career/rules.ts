import type { LifeEventKind, LifeEventStatus } from '../person/life-event';

type EventRule = {
  /** Leads somewhere: the entry says to which unit, section and position. */
  leads: boolean;
  /** Whom it is about may propose it. */
  proposable: boolean;
  /** Happens once in a service; of the others two of a kind are told apart by their day. */
  once: boolean;
};

/** One row for each kind of entry in the ledger. */
export const eventRules: Readonly<Record<LifeEventKind, EventRule>> = {
  entry: { leads: false, proposable: false, once: true },
  'probation-end': { leads: false, proposable: true, once: true },
  rotation: { leads: true, proposable: true, once: false },
  promotion: { leads: true, proposable: true, once: false },
  sanction: { leads: false, proposable: false, once: false },
  'family-change': { leads: false, proposable: true, once: false },
  'leave-start': { leads: false, proposable: false, once: false },
  'leave-end': { leads: false, proposable: false, once: false },
  leaving: { leads: false, proposable: false, once: true },
};

/** Kinds that somebody may propose about themself. */
export const proposable = (Object.keys(eventRules) as LifeEventKind[]).filter(
  (kind) => eventRules[kind].proposable,
);

type Known = { kind: LifeEventKind; day: string; status: LifeEventStatus };

/** Whether the ledger knows it already, confirmed. */
export function isKnown(event: Pick<Known, 'kind' | 'day'>, ledger: readonly Known[]): boolean {
  const { once } = eventRules[event.kind];
  return ledger.some(
    (one) => one.status === 'confirmed' && one.kind === event.kind && (once || one.day === event.day),
  );
}

/** Why an event cannot be confirmed for somebody who stands so, or null. Days are Beijing days. */
export function unfit(
  event: Pick<Known, 'kind' | 'day'>,
  person: { status: 'serving' | 'on-leave' | 'left'; entryDay: string },
  today: string,
): 'day-ahead' | 'day-before-entry' | 'wrong-state' | null {
  const { kind, day } = event;
  if (day > today) return 'day-ahead';
  if (kind !== 'entry' && day < person.entryDay) return 'day-before-entry';
  // The first place is that of the entry; a move on the same day would leave no first place.
  if (eventRules[kind].leads && day === person.entryDay) return 'day-before-entry';
  if (person.status === 'left') return 'wrong-state';
  if (kind === 'leave-start' && person.status === 'on-leave') return 'wrong-state';
  if (kind === 'leave-end' && person.status !== 'on-leave') return 'wrong-state';
  return null;
}

/** Whether somebody serves, by what the ledger confirmed of leaves and leaving. */
export function statusBy(ledger: readonly Known[]): 'serving' | 'on-leave' | 'left' {
  const confirmed = ledger.filter((one) => one.status === 'confirmed');
  if (confirmed.some((one) => one.kind === 'leaving')) return 'left';
  const last = (kind: LifeEventKind) =>
    confirmed
      .filter((one) => one.kind === kind)
      .map((one) => one.day)
      .sort()
      .at(-1) ?? '';
  return last('leave-start') !== '' && last('leave-start') > last('leave-end') ? 'on-leave' : 'serving';
}
