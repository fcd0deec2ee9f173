import { addDays } from '../calendar/beijing';

/** Where somebody works. */
export type Place = { unitId: string; sectionId: string | null; position: string };
/** Where somebody works from one day to another, the last included; null while it goes on. */
export type Stay = Place & { fromDay: string; untilDay: string | null };

/** A history as it is once a new stay begins on a day; one that began on that day gives way. */
export function beginning(stays: readonly Stay[], fromDay: string, place: Place): Stay[] {
  const { unitId, sectionId, position } = place;
  const others = stays.filter((stay) => stay.fromDay !== fromDay);
  return linked([...others, { unitId, sectionId, position, fromDay, untilDay: null }], endOf(stays));
}

/** A history as it is without the stay that began on a day; the first stay is nobody's to take away. */
export function notBeginning(stays: readonly Stay[], fromDay: string): Stay[] {
  const others = stays.filter((stay) => stay.fromDay !== fromDay);
  return others.length > 0 ? linked(others, endOf(stays)) : [...stays];
}

/** A history whose last stay ends on a day; `null` lets it go on again. */
export function ending(stays: readonly Stay[], lastDay: string | null): Stay[] {
  return linked(stays, lastDay);
}

/** A history whose first stay begins on another day. */
export function firstFrom(stays: readonly Stay[], fromDay: string): Stay[] {
  const [first, ...others] = linked(stays, endOf(stays));
  return first ? linked([{ ...first, fromDay }, ...others], endOf(stays)) : [];
}

/** The stay that goes on, or the last that there was. */
export function lastStay(stays: readonly Stay[]): Stay | undefined {
  return [...stays].sort(byDay).at(-1);
}

const byDay = (a: Stay, b: Stay) => (a.fromDay < b.fromDay ? -1 : 1);

function endOf(stays: readonly Stay[]): string | null {
  return lastStay(stays)?.untilDay ?? null;
}

/** Each stay lasts until the day before the next. */
function linked(stays: readonly Stay[], end: string | null): Stay[] {
  const sorted = [...stays].sort(byDay);
  return sorted.map((stay, at) => {
    const next = sorted[at + 1];
    return { ...stay, untilDay: next ? addDays(next.fromDay, -1) : end };
  });
}
