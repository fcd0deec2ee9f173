import { writeCrowd } from '../clock-kills/crowd';
import { longTermTemplate } from '../support/project';
import { Random } from '../support/random';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

/** `npm run verify:full` lets a thousand careers of forty years pass; here a few go through three. */
const full = Boolean(process.env.FULL);
const years = full ? 40 : 3;
const careers = full ? 1_000 : 6;
const dayMs = 86_400_000;
const firstYear = 2027;

let world: World;
beforeAll(async () => {
  world = await startWorld({
    longTerm: true,
    environment: { NODE_REMINDER_TEMPLATE_LONG: longTermTemplate.id },
  });
});
afterAll(async () => {
  delete process.env.NODE_REMINDER_TEMPLATE_LONG;
  await world.close();
  hangUp();
});

/** Written down again here: 29 February falls on the 28th in common years. */
function anniversary(monthDay: string, year: number): number {
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  const day = monthDay === '02-29' && !leap ? '02-28' : monthDay;
  return Date.parse(`${year}-${day}T09:00:00+08:00`);
}

const random = new Random(40);
/** The first anniversary is written with the crowd, every later one by the clock alone. */
const monthDays = Array.from({ length: careers }, (_, n) => {
  const few = ['02-28', '07-01', '12-31'];
  if (!full) return few[n % few.length] as string;
  const month = 1 + Math.floor(random.next() * 12);
  return `${String(month).padStart(2, '0')}-${String(1 + Math.floor(random.next() * 28)).padStart(2, '0')}`;
});

test(
  `${careers} careers of ${years} years: each anniversary is reminded of four times, none is missed or doubled`,
  async () => {
    const people = await writeCrowd(world, careers, (n) => `${firstYear}-${monthDays[n]}`);
    const permit = ({ id: personId }: { id: string }) => {
      const templateId = longTermTemplate.id;
      return { _id: `${personId}:${templateId}`, personId, templateId, count: 1, at: 0 };
    };
    for (let at = 0; at < careers; at += 200)
      await world.admin().add('permissions', people.slice(at, at + 200).map(permit));
    for (const { openid } of people) await world.control.subscribe(openid, longTermTemplate.id, 'accept');
    const wanted = new Map<string, number[]>();
    for (const [n, { id }] of people.entries()) {
      const monthDay = monthDays[n] as string;
      const first = anniversary(monthDay, firstYear);
      const later = Array.from({ length: years - 1 }, (_, more) =>
        [-7, 0, 3, 14].map((days) => anniversary(monthDay, firstYear + 1 + more) + days * dayMs),
      );
      wanted.set(
        id,
        [first, ...later.flat()].sort((a, b) => a - b),
      );
    }
    const instants = [...new Set([...wanted.values()].flat())].sort((a, b) => a - b);
    for (const instant of instants) {
      await world.moveTo(instant + 5_000, false);
      await world.tick();
    }
    const last = instants.at(-1) as number;
    const came = await world.documents('reminders', { dueAt: { $lte: last } });
    for (const { id } of people) {
      const own = came.filter(({ personId }) => personId === id);
      const dues = own.map(({ dueAt }) => Number(dueAt)).sort((a, b) => a - b);
      expect([id, dues.filter((due) => due <= (wanted.get(id)?.at(-1) ?? 0))]).toEqual([id, wanted.get(id)]);
      const untold = own.filter(({ status, dueAt }) => status !== 'sent' && Number(dueAt) <= last);
      expect(untold.map(({ _id, status, note }) => [_id, status, note])).toEqual([]);
    }
    const sends = (await world.control.calls()).filter(
      ({ api, answer }) => api === 'subscribeMessage.send' && answer.errcode === 0,
    );
    expect(sends).toHaveLength(came.length);
  },
  full ? 3_600_000 : 120_000,
);
