/** A calendar duration, the parts of ISO-8601 `PnYnMnWnDTnHnMnS`. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const FORM = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Reads an ISO-8601 duration such as `P1D`, `P7D`, `P1Y`, `PT1H`; undefined when it is none or is empty. */
export function parseDuration(text: string): Duration | undefined {
  const match = FORM.exec(text);
  if (!match || text === 'P' || text.endsWith('T')) return undefined;
  const part = (index: number) => Number(match[index] ?? 0);
  return {
    years: part(1),
    months: part(2),
    days: part(3) * 7 + part(4),
    milliseconds: ((part(5) * 60 + part(6)) * 60 + part(7)) * 1000,
  };
}

/** Reads a fixed zone, `+08:00` or `Z`, as milliseconds east of UTC; undefined when it is none. */
export function parseZone(text: string): number | undefined {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return minutes <= 14 * 60 ? (match[1] === '-' ? -1 : 1) * minutes * 60_000 : undefined;
}

/**
 * Adds a duration as a calendar does in the zone: years and months first, the day held to the month's last
 * (29 February and a year are 28 February), then days, then hours.
 * @param at epoch milliseconds
 * @param zone milliseconds east of UTC
 */
export function addDuration(at: number, duration: Duration, zone: number): number {
  const local = new Date(at + zone);
  const month = local.getUTCMonth() + duration.months + duration.years * 12;
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const sinceMidnight = at + zone - Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
  const day = Math.min(local.getUTCDate(), lastDay) + duration.days;
  return Date.UTC(local.getUTCFullYear(), month, day) + sinceMidnight - zone + duration.milliseconds;
}
