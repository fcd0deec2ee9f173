import { anniversaryRow } from '../support/reminder-rows';
import { type Line, startLine } from './line';

const template = 'DEMO_TMPL_NODE_REMINDER';
/** One full page of the clock. */
const people = 500;
const nine = Date.parse('2027-07-01T09:00:00+08:00');

/** Rows of people whose first anniversary is today, as binding and sealing leave them. */
function district() {
  const ids = Array.from({ length: people }, (_, at) => `p${String(at).padStart(4, '0')}`);
  const rest = { openedAt: null, rereadAt: null, closedAt: null, chapterNumber: null };
  const node = (id: string) => `${id}:anniversary:2027`;
  return {
    ids,
    bindings: ids.map((id) => ({ _id: `openid-${id}`, personId: id, at: 0 })),
    consents: ids.map((id) => ({
      _id: `${id}:reminders`,
      personId: id,
      purpose: 'reminders',
      version: '2026-07',
      givenAt: 0,
      withdrawnAt: null,
    })),
    books: ids.map((id) => ({ _id: id, entryDay: '2026-07-01', version: 1, anchorDueAt: 8.64e15 })),
    nodes: ids.map((id) => ({
      _id: node(id),
      bookId: id,
      kind: 'anniversary',
      years: 1,
      day: '2027-07-01',
      dueAt: nine - 9 * 3_600_000,
      ...rest,
    })),
    permissions: ids.map((id) => ({
      _id: `${id}:${template}`,
      personId: id,
      templateId: template,
      count: 1,
      at: 0,
    })),
    reminders: ids.map((id) => anniversaryRow({ personId: id, day: '2027-07-01', years: 1 })),
  };
}

describe('the clock with many reminders due in one minute', () => {
  let line: Line;
  const rows = district();
  beforeAll(async () => {
    line = await startLine('2027-07-01T08:59:00+08:00', '2026-07-01');
    for (const [collection, documents] of Object.entries(rows))
      if (collection !== 'ids') await line.admin.add(collection, documents as object[]);
    for (const id of rows.ids)
      await line.ask('/phone/subscribe', { person: `openid-${id}`, answers: { [template]: 'accept' } });
    await line.moveTo('2027-07-01T09:00:20+08:00', false);
  });
  afterAll(() => line.close());

  const statuses = async () => {
    const found: Record<string, number> = {};
    for (const { status } of await line.rows('reminders', { dueAt: nine }))
      found[status] = (found[status] ?? 0) + 1;
    return found;
  };
  const sends = async () =>
    (await line.ask('/control/calls')).calls.filter(
      (call: { api: string }) => call.api === 'subscribeMessage.send',
    );

  /** Calls of the tick that had the work. */
  let busyCalls: number;

  it('sends each once with two clocks competing, and looks at few documents', async () => {
    const ticks = await Promise.all([line.tick(), line.tick()]);
    expect(await statuses()).toEqual({ sent: people });
    const touched = (await sends()).map((call: { request: { touser: string } }) => call.request.touser);
    expect(new Set(touched).size).toBe(people);
    expect(touched).toHaveLength(people);
    const busy = ticks.reduce((most, tick) => (tick.result.claimed > most.result.claimed ? tick : most));
    expect(busy.result).toMatchObject({ claimed: people, sent: people });
    busyCalls = busy.database.calls;
    expect(busy.database.examined / people).toBeLessThanOrEqual(10);
    expect(await line.rows('nodes', { years: 2 })).toHaveLength(people);
    expect(await line.rows('permissions', { count: 0 })).toHaveLength(people);
  });

  it('has nothing left for the next tick, which costs a handful of calls; each reminder cost at most 0.12 more', async () => {
    const tick = await line.tick();
    expect(await sends()).toHaveLength(people);
    // One look each at what may be due.
    expect(tick.database.calls).toBeLessThanOrEqual(7);
    // Whole cost: claim, facts, the next anniversary with its four reminders, marks, results and ledger.
    expect((busyCalls - tick.database.calls) / people).toBeLessThanOrEqual(0.12);
  });
});
