const hour = 3_600_000;
const stepDays: Record<string, number> = { '-7': -7, '0': 0, '3': 3, '14': 14 };

/** A reminder of an anniversary as binding and the clock write it: written down again here, so that a change of it is noticed. */
export function anniversaryRow(of: {
  personId: string;
  day: string;
  years: number;
  step?: '-7' | '0' | '3' | '14';
}) {
  const { personId, day, years, step = '0' } = of;
  const year = day.slice(0, 4);
  const nine = Date.parse(`${day}T00:00:00+08:00`) + Number(stepDays[step]) * 24 * hour + 9 * hour;
  const entryDay = `${Number(year) - years}${day.slice(4)}`;
  const matter = `anniversary:${personId}:${year}`;
  return {
    _id: `${matter}:${step}:${personId}`,
    ...{ matter, kind: 'anniversary', subject: personId, step, role: 'self', personId },
    facts: { nodeId: `${personId}:anniversary:${year}`, day, years, entryDay },
    ...{ dueAt: nine, sendAt: nine, supersededAt: null, staleAt: null, doneAt: null },
    ...{ status: 'pending', leaseUntil: 0, leaseBy: '', tries: 0, note: '', settledAt: null },
  };
}
