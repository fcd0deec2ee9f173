const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
/** Beijing time is UTC+8 all year. */
const ZONE_MS = 8 * 3_600_000;

/** A moment as a person in Beijing reads it. */
export interface BeijingMoment {
  /** `2026年7月1日` */
  day: string;
  /** `星期三` */
  weekday: string;
  /** `09:12` */
  minute: string;
  /** `2026-07-01`, for date fields. */
  iso: string;
}

/** @param epochMs milliseconds since 1970, UTC */
export function beijingMoment(epochMs: number): BeijingMoment {
  const date = new Date(epochMs + ZONE_MS);
  return {
    day: `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
    weekday: `星期${WEEKDAYS[date.getUTCDay()]}`,
    minute: date.toISOString().slice(11, 16),
    iso: date.toISOString().slice(0, 10),
  };
}

/** The moment at which a day and minute are in Beijing. @param iso `2026-07-01` @param minute `09:00` */
export function beijingEpoch(iso: string, minute: string): number {
  return Date.parse(`${iso}T${minute}:00+08:00`);
}
