/**
 * Who counts as a young cadre is a rule of the district (DOMAIN.md §3): by age, by years of service, or by a list that HR keeps. Whoever is one has a
 * time-book.
 */
export type YoungRule = { by: 'age'; years: number } | { by: 'service'; years: number } | { by: 'list' };

/** Before a district sets its own: up to 35 years of age. */
export const usualRule: YoungRule = { by: 'age', years: 35 };

/**
 * What the rule says of somebody in the year of `today` (a Beijing day); null when it says nothing, because a list decides or the year of
 * birth is not known. An age is counted by the year: the roster holds no birthdays.
 */
export function youngBy(
  rule: YoungRule,
  person: { bornYear: number | null; entryDay: string },
  today: string,
): boolean | null {
  if (rule.by === 'list') return null;
  const year = Number(today.slice(0, 4));
  if (rule.by === 'age') return person.bornYear === null ? null : year - person.bornYear <= rule.years;
  return year - Number(person.entryDay.slice(0, 4)) <= rule.years;
}

/**
 * The mark that somebody on the roster is to have. What a file says of them by name stands above the rule, and whoever left keeps what they had.
 * Nobody's book is taken away: that is not asked here.
 */
export function markBy(
  rule: YoungRule,
  person: {
    bornYear: number | null;
    entryDay: string;
    cadre: boolean;
    cadreNamed?: boolean;
    status: string;
  },
  today: string,
): boolean {
  if (person.cadreNamed || person.status === 'left') return person.cadre;
  return youngBy(rule, person, today) ?? person.cadre;
}
