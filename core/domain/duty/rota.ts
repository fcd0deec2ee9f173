import { addDays, dayOf, dayOfWeek, hourMs, hourOf, instantOf } from '../calendar/beijing';

/** Two layers cover every hour: the day's from 08:00 to 20:00, the night's from then to 08:00 of the next day. */
export const layers = ['day', 'night'] as const;
export type Layer = (typeof layers)[number];
export const layerHours: Readonly<Record<Layer, { from: number; hours: number }>> = {
  day: { from: 8, hours: 12 },
  night: { from: 20, hours: 12 },
};

/** Whom a shift calls: the officer first, then the backup. */
export type Pair = { officerId: string | null; backupId: string | null };
/** Monday is 1, Sunday 7; 0 is a day off by the government's yearly table, and stands before its weekday where it is set. */
export type PatternRow = Pair & { weekday: number; layer: Layer };
export type ExceptionRow = Pair & { day: string; layer: Layer };
export type Rota = {
  pattern: readonly PatternRow[];
  exceptions: readonly ExceptionRow[];
  /** Who stands in wherever nobody else is. */
  fallbackId: string | null;
};
export type ShiftAt = { day: string; layer: Layer };
export type Shift = ShiftAt & Pair & { source: 'pattern' | 'day-off' | 'exception' | 'none' };

export const startOf = ({ day, layer }: ShiftAt): number => instantOf(day, layerHours[layer].from);
export const endOf = (shift: ShiftAt): number => startOf(shift) + layerHours[shift.layer].hours * hourMs;
export const sameShift = (a: ShiftAt, b: ShiftAt): boolean => a.day === b.day && a.layer === b.layer;

/** The shift in which an instant lies. */
export function shiftAt(instant: number): ShiftAt {
  const [day, hour] = [dayOf(instant), hourOf(instant)];
  if (hour < layerHours.day.from) return { day: addDays(day, -1), layer: 'night' };
  return { day, layer: hour < layerHours.night.from ? 'day' : 'night' };
}

/** Shifts in their order, from the one in which an instant lies. */
export function shiftsFrom(instant: number, count: number): ShiftAt[] {
  const first = shiftAt(instant);
  const skipped = first.layer === 'night' ? 1 : 0;
  return Array.from({ length: count }, (_, n) => {
    const at = n + skipped;
    return { day: addDays(first.day, Math.floor(at / 2)), layer: at % 2 === 0 ? 'day' : 'night' };
  });
}

/** Whom the rota names for a shift: an exception before a day off, that before the week. */
export function shiftOf(rota: Rota, at: ShiftAt, daysOff: readonly string[] = []): Shift {
  const { day, layer } = at;
  const exception = rota.exceptions.find((row) => sameShift(row, at));
  if (exception) return { ...pairOf(exception), day, layer, source: 'exception' };
  const off = daysOff.includes(day)
    ? rota.pattern.find((row) => row.weekday === 0 && row.layer === layer)
    : undefined;
  if (off) return { ...pairOf(off), day, layer, source: 'day-off' };
  const weekday = dayOfWeek(day) || 7;
  const row = rota.pattern.find((one) => one.weekday === weekday && one.layer === layer);
  return row
    ? { ...pairOf(row), day, layer, source: 'pattern' }
    : { officerId: null, backupId: null, day, layer, source: 'none' };
}
const pairOf = ({ officerId, backupId }: Pair): Pair => ({ officerId, backupId });

/**
 * Who is really there for a shift: only people who serve as officers now, the fallback for whoever is missing, nobody twice.
 */
export function staffOf(shift: Pair, fallbackId: string | null, serving: ReadonlySet<string>): Pair {
  const there = [shift.officerId, shift.backupId, fallbackId].filter(
    (id, at, all): id is string => id !== null && serving.has(id) && all.indexOf(id) === at,
  );
  const officerId =
    shift.officerId !== null && serving.has(shift.officerId)
      ? shift.officerId
      : fallbackId !== null && serving.has(fallbackId) && fallbackId !== shift.backupId
        ? fallbackId
        : null;
  return { officerId, backupId: there.find((id) => id !== officerId) ?? null };
}

/** What is wrong with a shift. `gap`: nobody; `no-backup`; `double`: one person without a rest between two shifts; `gone`: named and no officer any more. */
export type Finding = ShiftAt & { what: 'gap' | 'no-backup' | 'double' | 'gone'; personId: string | null };

/** How far ahead a rota is looked through before it is published, in days. */
export const lookAhead = 30;

/** What is to be seen before publishing: the shifts of the coming 30 days that nobody, one person twice, or somebody who is gone would have. */
export function findingsOf(
  rota: Rota,
  now: number,
  serving: ReadonlySet<string>,
  daysOff: readonly string[] = [],
): Finding[] {
  const found: Finding[] = [];
  let before: string | null = null;
  for (const at of shiftsFrom(now, lookAhead * 2)) {
    const shift = shiftOf(rota, at, daysOff);
    const { officerId, backupId } = staffOf(shift, rota.fallbackId, serving);
    for (const id of [shift.officerId, shift.backupId])
      if (id !== null && !serving.has(id)) found.push({ ...at, what: 'gone', personId: id });
    if (officerId === null) found.push({ ...at, what: 'gap', personId: null });
    else if (officerId === before) found.push({ ...at, what: 'double', personId: officerId });
    if (backupId === null) found.push({ ...at, what: 'no-backup', personId: null });
    before = officerId;
  }
  return found;
}

/** Everybody whom a rota names. */
export function peopleOf({ pattern, exceptions, fallbackId }: Rota): string[] {
  const named = [...pattern, ...exceptions].flatMap(({ officerId, backupId }) => [officerId, backupId]);
  return [...new Set([...named, fallbackId].filter((id): id is string => id !== null))];
}

/** Who has other shifts of the coming 30 days than before: whoever is told when a rota is published. */
export function affectedBy(before: Rota, next: Rota, now: number, daysOff: readonly string[] = []): string[] {
  const changed = new Set<string>();
  for (const at of shiftsFrom(now, lookAhead * 2)) {
    const [old, fresh] = [shiftOf(before, at, daysOff), shiftOf(next, at, daysOff)];
    for (const role of ['officerId', 'backupId'] as const)
      if (old[role] !== fresh[role])
        for (const id of [old[role], fresh[role]]) if (id !== null) changed.add(id);
  }
  return [...changed];
}

/** The rota after one shift has another officer: the exception of that shift, others as they were. */
export function withOfficer(
  rota: Rota,
  at: ShiftAt,
  officerId: string,
  daysOff: readonly string[] = [],
): Rota {
  const now = shiftOf(rota, at, daysOff);
  const backupId = now.backupId === officerId ? now.officerId : now.backupId;
  const row: ExceptionRow = { day: at.day, layer: at.layer, officerId, backupId };
  return { ...rota, exceptions: [...rota.exceptions.filter((one) => !sameShift(one, at)), row] };
}

export const emptyRota: Rota = { pattern: [], exceptions: [], fallbackId: null };
