import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const hour = 3_600_000;
const dayMs = 24 * hour;

/** The morning on which the due people's anniversary comes. */
export const morning = Date.parse('2027-07-01T09:00:00+08:00');

/** Id of a person of the invented district. */
export const personOf = (n: number): string => `p${String(n).padStart(7, '0')}`;

/**
 * Writes a district of `people` as the emulator imports it: an account, consent, a permission and a waiting reminder each. The first `due`
 * are reminded at one minute; everybody else on one of the 360 days after it.
 */
export async function writeDistrict(
  file: string,
  people: number,
  due: number,
  template: string,
): Promise<void> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  for (let n = 0; n < people; n++) {
    const at = n < due ? morning : morning + (1 + (n % 360)) * dayMs;
    const lines = documentsOf(personOf(n), at, template).map(([collection, document]) =>
      JSON.stringify({ collection, document }),
    );
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function documentsOf(personId: string, at: number, templateId: string): [string, object][] {
  const day = new Date(at + 8 * hour).toISOString().slice(0, 10);
  const year = day.slice(0, 4);
  const matter = `anniversary:${personId}:${year}`;
  const entryDay = `${Number(year) - 1}${day.slice(4)}`;
  const consent = { personId, purpose: 'reminders', version: '2026-07', givenAt: 0, withdrawnAt: null };
  return [
    ['bindings', { _id: `o-${personId}`, personId, at: 0 }],
    ['consents', { _id: `${personId}:reminders`, ...consent }],
    ['permissions', { _id: `${personId}:${templateId}`, personId, templateId, count: 2, at: 0 }],
    [
      'reminders',
      {
        _id: `${matter}:0:${personId}`,
        ...{ matter, kind: 'anniversary', subject: personId, step: '0', role: 'self', personId },
        facts: { nodeId: `${personId}:anniversary:${year}`, day, years: 1, entryDay },
        ...{ dueAt: at, sendAt: at, supersededAt: null, staleAt: null, doneAt: null },
        ...{ status: 'pending', leaseUntil: 0, leaseBy: '', tries: 0, note: '', settledAt: null },
      },
    ],
  ];
}
