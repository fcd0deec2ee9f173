/** Days that a notice gives off, and weekends that it has worked. */
export type Notice = { off: string[]; on: string[] };

const two = (n: number) => String(n).padStart(2, '0');
const count = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Every day from one to another of a year; nothing when the calendar does not have them in this order. */
function daysFrom(year: number, [fromMonth, fromDay]: number[], [month, day]: number[]): string[] {
  const days: string[] = [];
  let [m = 0, d = 0] = [fromMonth, fromDay];
  const [lastM = 0, lastD = 0] = [month, day];
  while (m < lastM || (m === lastM && d <= lastD)) {
    if (m < 1 || m > 12 || days.length > 15) return [];
    days.push(`${year}-${two(m)}-${two(d)}`);
    d += 1;
    if (d > count(year, m)) [m, d] = [m + 1, 1];
  }
  return days;
}

/**
 * Reads the government's yearly notice on days off as it is published: "10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。"
 * What it says of the year before (a feast that begins on 31 December) belongs to that year's table and is left out.
 */
export function readNotice(text: string, year: number): Notice {
  const plain = text.replace(/[（(][^）)]*[）)]/g, '').replace(/\s/g, '');
  const off = new Set<string>();
  const on = new Set<string>();
  for (const part of plain.split(/[。；;]/)) {
    let month = 0;
    const worked = part.includes('上班');
    if (!worked && !part.includes('放假')) continue;
    const span =
      /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[至—~-](?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g;
    for (const [, saidYear, m, d, toYear, m2, d2] of part.matchAll(span)) {
      month = Number(m ?? month);
      const from = [month, Number(d)];
      const to = [Number(m2 ?? month), Number(d2 ?? d)];
      if (saidYear && Number(saidYear) !== year) {
        if (Number(toYear) !== year) continue;
        from[0] = 1;
        from[1] = 1;
      }
      month = to[0] ?? month;
      for (const day of daysFrom(year, from, to)) (worked ? on : off).add(day);
    }
  }
  return { off: [...off].sort(), on: [...on].sort() };
}
