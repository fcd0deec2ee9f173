import { pseudonym } from '../../cloudfunctions/_kernel/audit';
import { auditPage } from '../../core/contract/audit';
import { auditBreak, auditHash } from '../../core/domain/audit/chain';
import { assertInvariants } from '../support/invariants';
import { scopeOver } from '../support/officers';
import type { Person } from '../support/people';
import { signature } from '../support/samples';
import { type Document, hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let cadre: Person;
let hr: Person;
let organisation: Person;
let auditor: Person;
let subject: string;

beforeAll(async () => {
  world = await startWorld();
  [cadre] = (await world.people.bound(1)) as [Person];
  hr = await world.people.officer('hr', scopeOver.hr);
  organisation = await world.people.officer('organisation', scopeOver.organisation);
  auditor = await world.people.officer('auditor', scopeOver.auditor);
  subject = pseudonym('subject', cadre.id);
});

afterAll(async () => {
  await world.close();
  hangUp();
});

const chain = async () =>
  (await world.documents('audits', { subject })).sort((a, b) => Number(a.seq) - Number(b.seq));
const verify = (who: Person = auditor) => world.ask(who, 'audit.verify', { personId: cadre.id });
const night = async (day: string, hour = '03:05') => {
  await world.moveTo(`${day}T${hour}:00+08:00`, false);
  await world.tick();
};

test('a look at somebody’s file stands in their chain before it is shown: who, as what, why', async () => {
  const before = await chain();
  expect(await world.call(organisation, 'roster.person', { personId: cadre.id })).toMatchObject({
    ok: false,
    code: 'INVALID',
    reason: 'reason-missing',
    field: 'why',
  });
  expect(await chain()).toEqual(before);
  await world.ask(hr, 'roster.person', { personId: cadre.id });
  await world.ask(organisation, 'roster.person', { personId: cadre.id, why: '转正考察' });
  const looks = (await chain()).slice(before.length);
  expect(looks.map(({ what, as, why }) => [what, as, why])).toEqual([
    ['look', 'hr', ''],
    ['look', 'organisation', '转正考察'],
  ]);
  const { entries } = await world.ask(cadre, 'audit.mine', {});
  expect(entries.map(({ kind, who, as, why }) => [kind, who, as, why])).toEqual([
    ['look', organisation.name, 'organisation', '转正考察'],
    ['look', hr.name, 'hr', ''],
  ]);
  // Whoever looks at themself leaves nothing.
  await world.ask(hr, 'roster.person', { personId: hr.id });
  expect((await world.ask(hr, 'audit.mine', {})).entries).toEqual([]);
});

test('what could not be written down is not shown', async () => {
  const before = await chain();
  // Both tries of the transaction's first steps find a store that does not answer.
  await world.control.faults([
    { on: 'database', function: 'roster', skip: 5, times: 400, effect: 'drop-before' },
  ]);
  const answer = await world.call(hr, 'roster.person', { personId: cadre.id });
  await world.control.faults([]);
  expect(answer).toMatchObject({ ok: false, code: 'UNAVAILABLE' });
  expect(await chain()).toEqual(before);
});

test('twenty looks at once are twenty entries', async () => {
  const before = (await chain()).length;
  await Promise.all(
    Array.from({ length: 20 }, () => world.call(hr, 'roster.person', { personId: cadre.id })),
  ).then((answers) => {
    const shown = answers.filter(({ ok }) => ok).length;
    expect(shown).toBeGreaterThan(0);
    return chain().then((rows) => expect(rows.length - before).toBe(shown));
  });
  expect(await verify()).toMatchObject({ ok: true });
});

test('an auditor finds by the person concerned, with a reason that they read, and by who acted', async () => {
  expect(await world.call(auditor, 'audit.search', { personId: cadre.id })).toMatchObject({
    reason: 'reason-missing',
  });
  const { entries } = await world.ask(auditor, 'audit.search', { personId: cadre.id, why: '每月抽查' });
  expect(entries[0]).toMatchObject({ about: cadre.name, who: hr.name, as: 'hr' });
  expect((await world.ask(cadre, 'audit.mine', {})).entries[0]).toMatchObject({
    who: auditor.name,
    as: 'auditor',
    why: '每月抽查',
    route: 'audit.search',
  });
  const by = await world.ask(auditor, 'audit.search', { byPersonId: organisation.id, why: '每月抽查' });
  expect(by.entries.filter(({ kind }) => kind === 'look')).toMatchObject([
    { about: cadre.name, who: organisation.name, why: '转正考察' },
  ]);
  // Everything, page by page, without a gap and without doubles.
  const seen: string[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const page = await world.ask(auditor, 'audit.search', before === undefined ? {} : { before });
    seen.push(...page.entries.map(({ id }) => id));
    before = page.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect([...seen].sort()).toEqual((await world.documents('audits')).map(({ _id }) => _id).sort());
});

test('a search keeps to its period and its kind, and reads on where few fit', async () => {
  const ask = (more: object) => world.ask(auditor, 'audit.search', more);
  // How many of the twenty at once found a free moment is the machine's affair: those that did not look now.
  const kept = async () => (await world.documents('audits')).filter((row) => row.as !== undefined).length;
  while ((await kept()) <= 20) await world.ask(hr, 'roster.person', { personId: cadre.id });
  const looks = (await ask({ kind: 'look' })).entries;
  expect(looks.length).toBeGreaterThan(20);
  expect(looks.length).toBe(Math.min(await kept(), auditPage));
  expect(looks.every(({ kind }) => kind === 'look')).toBe(true);
  const changes = (await ask({ kind: 'change', personId: cadre.id, why: '每月抽查' })).entries;
  expect(changes.map(({ route }) => route)).toEqual(['account.bind']);
  const today = (await ask({ fromDay: '2026-07-01', untilDay: '2026-07-01' })).entries;
  expect(today.length).toBeGreaterThan(20);
  for (const outside of [{ untilDay: '2026-06-30' }, { fromDay: '2026-07-02' }])
    expect((await ask(outside)).entries.filter(({ route }) => route === 'roster.person')).toEqual([]);
  expect(await world.call(auditor, 'audit.search', { fromDay: '2026-02-30' })).toMatchObject({
    code: 'INVALID',
    field: 'fromDay',
  });
});

test('nobody but an auditor searches, and the security log names refusals without a text', async () => {
  for (const who of [cadre, hr, organisation])
    expect(await world.call(who, 'audit.search', {})).toMatchObject({ code: 'FORBIDDEN' });
  expect(await world.call(hr, 'audit.verify', { personId: cadre.id })).toMatchObject({ code: 'NOT_FOUND' });
  await world.advance('PT1S', false);
  const { rows } = await world.ask(auditor, 'audit.security', {});
  expect(rows.map(({ route, code, who }) => [route, code, who])).toContainEqual([
    'audit.search',
    'FORBIDDEN',
    organisation.name,
  ]);
});

test('the night carries the chain out of the database, and vouches for it there', async () => {
  await world.ask(cadre, 'timebook.seal', {
    requestId: world.requestId('seal'),
    nodeId: `${cadre.id}:onboarding`,
    text: '写给以后',
    promises: [],
    signature,
  });
  await night('2026-07-02');
  const [anchor] = await world.documents('auditAnchors', { _id: subject });
  expect(anchor).toMatchObject({ seq: (await chain()).length - 1 });
  expect(await verify()).toMatchObject({ ok: true, night: '2026-07-02', broken: null });
  expect(await verify(cadre)).toMatchObject({ ok: true });
});

describe('what somebody with the database does to a chain is found', () => {
  const admin = () => world.admin();
  /** Does it, asks, and puts everything back. */
  async function found(tamper: (rows: Document[]) => Promise<void>): Promise<unknown> {
    const [rows, heads, anchors] = await Promise.all([
      chain(),
      world.documents('auditHeads', { _id: subject }),
      world.documents('auditAnchors', { _id: subject }),
    ]);
    await tamper(rows);
    const { ok, broken } = await verify();
    for (const row of rows) await admin().set('audits', row);
    for (const row of heads) await admin().set('auditHeads', row);
    for (const row of anchors) await admin().set('auditAnchors', row);
    expect(await verify()).toMatchObject({ ok: true });
    return ok ? 'nothing' : broken;
  }
  const fields = ['at', 'actor', 'route', 'what', 'why', 'as', 'prevHash', 'subject'] as const;
  test.each(fields)('an edited %s', async (field) => {
    for (const at of [0, 1, 5, 10]) {
      const told = await found(async (rows) => {
        const look = rows.filter((row) => row.as !== undefined)[at % 4] as Document;
        const value = field === 'at' ? Number(look.at) + 1 : `${look[field]}x`;
        await admin().set('audits', { ...look, [field]: value });
      });
      expect(told).toMatchObject({ what: 'changed' });
    }
  });
  test('a look that was taken out, the last ones cut off, two swapped, one put in', async () => {
    expect(await found((rows) => admin().remove('audits', (rows[3] as Document)._id))).toEqual({
      seq: 3,
      what: 'missing',
    });
    const cut = await found(async (rows) => {
      const [head, last] = rows.slice(-2) as [Document, Document];
      await admin().remove('audits', last._id);
      await admin().patchWhere('auditHeads', { _id: subject }, { seq: head.seq, hash: head.hash });
    });
    expect(cut).toMatchObject({ what: 'head' });
    const swapped = await found(async (rows) => {
      const [one, other] = rows.slice(2, 4) as [Document, Document];
      const exchanged: Document[] = [
        { ...other, _id: one._id, seq: one.seq },
        { ...one, _id: other._id, seq: other.seq },
      ];
      for (const row of exchanged) await admin().set('audits', row);
    });
    expect(swapped).not.toBe('nothing');
  });
  test('a whole chain computed again, by whoever has even the key of the head: the anchor and the night’s file know better', () => {
    const rows = [0, 1, 2].map((seq) => ({
      ...{ subject: 's', seq, at: seq, actor: 'a', route: 'r', what: 'w', prevHash: '' },
    }));
    const rechained = (what: string) => {
      let prevHash = '0'.repeat(64);
      return rows.map((row) => {
        const link = { ...row, what, prevHash };
        prevHash = auditHash(link);
        return { ...link, hash: prevHash };
      });
    };
    const genuine = rechained('w');
    const forged = rechained('forged');
    const head = (of: typeof genuine) => of[2] as { seq: number; hash: string };
    expect(auditBreak('s', genuine, head(genuine), null, [head(genuine)])).toBeNull();
    expect(auditBreak('s', forged, head(forged), null, [head(genuine)])).toEqual({ seq: 2, what: 'anchor' });
    const short = genuine.slice(0, 2);
    expect(auditBreak('s', short, short[1] as never, null, [head(genuine)])).toEqual({
      seq: 2,
      what: 'anchor',
    });
  });
});

test('after their time entries go by rule, a sealed checkpoint stands for them, and the chain verifies', async () => {
  await assertInvariants(world);
  const before = await chain();
  await night('2029-07-10', '04:10');
  const checkpoint = (await world.documents('auditCheckpoints', { _id: subject }))[0] as Document;
  expect(checkpoint).toMatchObject({ seq: before.length, hash: before.at(-1)?.hash });
  expect(await chain()).toEqual([]);
  expect(await world.documents('refusals')).toEqual([]);
  expect(await world.documents('requests')).toEqual([]);
  expect(await verify()).toMatchObject({ ok: true, entries: 0, from: before.length });
  await world.ask(hr, 'roster.person', { personId: cadre.id });
  expect(await chain()).toMatchObject([{ seq: before.length, prevHash: before.at(-1)?.hash }]);
  expect(await verify()).toMatchObject({ ok: true, entries: 1 });
  expect((await world.ask(cadre, 'audit.mine', {})).entries).toHaveLength(1);
  // Nobody removes more by moving the checkpoint: it is sealed.
  const moved: Document = { ...checkpoint, seq: before.length + 1 };
  await world.admin().set('auditCheckpoints', moved);
  expect(await verify()).toMatchObject({ ok: false, broken: { what: 'checkpoint' } });
  await world.admin().remove('auditCheckpoints', subject);
  expect(await verify()).toMatchObject({ ok: false, broken: { seq: 0, what: 'missing' } });
  await world.admin().set('auditCheckpoints', checkpoint);
  expect(await verify()).toMatchObject({ ok: true });
});

test('a chain that does not hold is not shortened: that would hide it', async () => {
  const [row] = (await chain()) as [Document];
  const forged: Document = { ...row, why: 'forged' };
  await world.admin().set('audits', forged);
  await night('2032-08-10', '04:10');
  expect(await chain()).toHaveLength(1);
  expect(await verify()).toMatchObject({ ok: false, broken: { what: 'changed' } });
});
