import { code, type Line, openid, personId, startLine } from './line';

const template = 'DEMO_TMPL_NODE_REMINDER';
const letter = {
  text: '一诺：\n今天第一次走进办事大厅。\n愿你还记得那位老人。',
  promises: ['不收一张卡。', '拿不准的事，先问再办。'],
  signature: { ratio: 2, strokes: [[100, 100, 200, 300, 400, 500]] },
};

describe('the main line: a letter is sealed, a year passes, the reminder arrives, the letter opens', () => {
  let line: Line;
  beforeAll(async () => {
    line = await startLine('2026-07-01T09:12:00+08:00', '2026-07-01');
  });
  afterAll(() => line.close());

  const onboarding = `${personId}:onboarding`;
  const first = `${personId}:anniversary:2027`;
  const second = `${personId}:anniversary:2028`;

  it('binds the invited person once, with consent, and sets the first two nodes with their reminders', async () => {
    expect(await line.get('account.session', {})).toMatchObject({ bound: false });
    expect(await line.get('account.invitation', { code })).toMatchObject({ name: '许一诺' });
    const bind = {
      requestId: line.requestId(),
      code,
      consent: { version: '2026-07', purposes: ['timebook' as const, 'reminders' as const] },
    };
    const session = await line.get('account.bind', bind);
    expect(session).toMatchObject({ bound: true, person: { id: personId }, remaining: 0 });
    expect(await line.get('account.bind', bind)).toEqual(session);
    expect(await line.call('account.bind', { ...bind, requestId: line.requestId() })).toMatchObject({
      ok: false,
      reason: 'already-bound',
    });
    expect(await line.call('account.invitation', { code }, 'another')).toMatchObject({
      ok: false,
      reason: 'invitation-used',
    });
    expect((await line.rows('nodes')).map((row: { _id: string }) => row._id).sort()).toEqual([
      first,
      onboarding,
    ]);
    expect(await line.rows('reminders')).toHaveLength(7);
    const today = await line.get('timebook.today', {});
    expect(today).toMatchObject({
      day: '2026-07-01',
      lunar: '农历五月十七',
      hero: { id: onboarding, state: 'open' },
    });
    expect(today.inbox).toHaveLength(1);
  });

  it('keeps a draft over revisions and gives the other text back when two phones diverge', async () => {
    const save = (text: string, baseRevision: number) =>
      line.get('timebook.saveDraft', {
        requestId: line.requestId(),
        nodeId: onboarding,
        text,
        promises: [],
        baseRevision,
      });
    expect(await save('一', 0)).toMatchObject({ status: 'saved', revision: 1 });
    expect(await save('二', 0)).toMatchObject({ status: 'diverged', text: '一', revision: 1 });
    expect(await save('三', 1)).toMatchObject({ status: 'saved', revision: 2 });
    const { draft, chapterNumber, opensOn } = await line.get('timebook.draft', { nodeId: onboarding });
    expect([draft?.text, chapterNumber, opensOn]).toEqual(['三', 1, '2027-07-01']);
  });

  it('seals, takes back into the draft, and seals again under the next number', async () => {
    const seal = { requestId: line.requestId(), nodeId: onboarding, ...letter };
    const sealed = await line.get('timebook.seal', seal);
    expect(sealed).toMatchObject({
      receipt: { number: 1, state: 'sealed', opensOn: '2027-07-01' },
      node: { state: 'closed' },
      next: { id: first, state: 'upcoming', opensChapter: 1 },
    });
    expect(await line.get('timebook.seal', seal)).toEqual(sealed);
    expect(await line.call('timebook.seal', { ...seal, text: '别的' })).toMatchObject({
      reason: 'request-reused',
    });
    expect(await line.call('timebook.read', { chapterNumber: 1 })).toMatchObject({ reason: 'sealed' });
    const rows = await line.rows('reminders');
    const dropped = rows.filter((row: { status: string }) => row.status === 'dropped');
    expect(dropped.map((row: { _id: string }) => row._id).sort()).toEqual([
      `onboarding:${personId}:once:14:${personId}`,
      `onboarding:${personId}:once:23:${personId}`,
    ]);

    const recalled = await line.get('timebook.recall', { requestId: line.requestId(), chapterNumber: 1 });
    expect(recalled).toMatchObject({ node: { state: 'open' }, chapterNumber: 1 });
    const { draft, chapterNumber } = await line.get('timebook.draft', { nodeId: onboarding });
    expect([draft?.text, chapterNumber]).toEqual([letter.text, 2]);
    expect((await line.rows('reminders')).some((row: { status: string }) => row.status === 'dropped')).toBe(
      false,
    );

    await line.ask('/phone/subscribe', { person: openid, answers: { [template]: 'accept' } });
    const again = await line.get('timebook.seal', {
      ...seal,
      requestId: line.requestId(),
      permission: { templateId: template, answer: 'accept' },
    });
    expect(again).toMatchObject({ receipt: { number: 2 }, remaining: 1 });
    expect(await line.get('timebook.verify', {})).toMatchObject({ ok: true, count: 3 });
    const { chapters } = await line.get('timebook.book', {});
    expect(chapters.map((receipt) => receipt.state)).toEqual(['recalled', 'sealed']);
  });

  it('sends exactly one message in the year that passes, on the day at nine, and none on the tick after', async () => {
    await line.moveTo('2027-06-30T20:00:00+08:00');
    expect(await line.messages()).toEqual([]);
    expect(await line.call('timebook.open', { requestId: line.requestId(), nodeId: first })).toMatchObject({
      reason: 'not-open-yet',
    });
    await line.moveTo('2027-07-01T09:00:30+08:00');
    await line.tick();
    const messages = await line.messages();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ page: `packages/timebook/pages/open/index?nodeId=${first}` });
    await line.tick();
    expect(await line.messages()).toHaveLength(1);
    const { items, remaining } = await line.get('reminder.inbox', {});
    expect(remaining).toBe(0);
    expect(items.map((item) => [item.kind, item.title, item.delivery])).toEqual([
      ['anniversary', '入职一周年到了，时光书今天打开', 'sent'],
      ['anniversary', '入职一周年快到了', 'none'],
      ['onboarding', '第一章，等你写', 'none'],
    ]);
    expect(await line.rows('anchors')).toHaveLength(1);
  });

  it('opens, re-reads, looks at the promises, continues, and the node is closed and the next one set', async () => {
    const seal = { requestId: line.requestId(), nodeId: first, ...letter, text: '一诺：又一年。' };
    expect(await line.call('timebook.seal', seal)).toMatchObject({ reason: 'reread-first' });
    const opened = await line.get('timebook.open', { requestId: line.requestId(), nodeId: first });
    expect(opened).toMatchObject({ chapters: [2], node: { opened: true, state: 'open' } });
    expect(await line.get('timebook.read', { chapterNumber: 2 })).toMatchObject({
      ...letter,
      marks: [null, null],
    });
    expect(await line.call('timebook.seal', seal)).toMatchObject({ reason: 'reread-first' });
    const marks = ['kept' as const, 'strayed' as const];
    const reviewed = await line.get('timebook.review', { requestId: line.requestId(), nodeId: first, marks });
    expect(reviewed.node.state).toBe('reread');
    expect(await line.get('timebook.read', { chapterNumber: 2 })).toMatchObject({ marks });
    expect((await line.get('timebook.draft', { nodeId: first })).besideChapter).toBe(2);
    const sealed = await line.get('timebook.seal', seal);
    expect(sealed).toMatchObject({
      receipt: { number: 3, opensOn: '2028-07-01' },
      node: { state: 'closed', chapterNumber: 3 },
      next: { id: second, state: 'upcoming' },
    });
    expect(await line.get('timebook.today', {})).toMatchObject({ hero: { id: second }, inbox: [] });
    expect(await line.get('timebook.verify', {})).toMatchObject({ ok: true, count: 4 });
  });

  it('counts a permission that was given outside a seal', async () => {
    const grant = { requestId: line.requestId(), templateId: template, answer: 'accept' as const };
    expect(await line.get('reminder.grant', grant)).toEqual({ remaining: 1 });
    expect(await line.get('account.session', {})).toMatchObject({ bound: true, remaining: 1 });
    await line.get('reminder.grant', { ...grant, requestId: line.requestId(), answer: 'reject' });
  });

  it('makes the next anniversary by the clock alone when nobody opens the program for two years', async () => {
    await line.moveTo('2029-07-02T09:00:30+08:00');
    const nodes = (await line.rows('nodes')).map((row: { day: string }) => row.day).sort();
    expect(nodes).toEqual(['2026-07-01', '2027-07-01', '2028-07-01', '2029-07-01', '2030-07-01']);
    const { nodes: seen } = await line.get('timebook.book', {});
    expect(seen.map((node) => node.state)).toEqual(['closed', 'closed', 'overdue', 'open', 'upcoming']);
  });

  it('refuses everybody but the timer at the clock, and nobody but the person at the book', async () => {
    const stranger = await line.ask('/phone/function', {
      person: openid,
      name: 'clock',
      data: { Type: 'Timer' },
    });
    expect(stranger.result).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(await line.call('timebook.book', {}, 'stranger')).toMatchObject({ reason: 'not-bound' });
    const foreign = { requestId: line.requestId(), nodeId: 'somebody:onboarding' };
    expect(await line.call('timebook.open', foreign)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
