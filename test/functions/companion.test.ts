import { code, type Line, personId, startLine } from './line';

const signature = { ratio: 2, strokes: [[100, 100, 200, 300]] };
const nodeId = `${personId}:anniversary:2027`;

describe('the mentor’s part in a book', () => {
  let line: Line;
  const id = () => line.requestId();
  const companion = () => line.get('timebook.companion', {});
  const mentor = { _id: 'mentor-1', name: '周明远', givenName: '明远', unitName: '清河区（虚构）' };

  beforeAll(async () => {
    line = await startLine('2026-07-01T09:12:00+08:00', '2026-07-01');
    const consent = { version: '2026-07', purposes: ['timebook' as const] };
    await line.get('account.bind', { requestId: id(), code, consent });
    const letter = { text: '第一封', promises: ['早睡。', '少说。'], signature };
    await line.get('timebook.seal', { requestId: id(), nodeId: `${personId}:onboarding`, ...letter });
  });
  afterAll(() => line.close());

  it('is nothing for whoever has no mentor', async () => {
    expect(await companion()).toEqual({ mentor: null, messages: [], helps: [], shared: [] });
    await line.moveTo('2027-07-01T10:00:00+08:00');
    await line.get('timebook.open', { requestId: id(), nodeId });
    const help = { requestId: id(), nodeId, promise: 0, note: '' };
    expect(await line.call('timebook.askHelp', help)).toMatchObject({ reason: 'no-mentor' });
    const share = { requestId: id(), chapterNumber: 1 };
    expect(await line.call('timebook.share', share)).toMatchObject({ reason: 'no-mentor' });
  });

  it('begins when the unit assigned one; a mark alone sends nothing', async () => {
    await line.admin.add('people', [{ ...mentor, entryDay: '2010-07-01', boundAt: 1 }]);
    await line.admin.add('bindings', [{ _id: 'openid-of-the-mentor', personId: mentor._id, at: 1 }]);
    const ship = { cadreId: personId, mentorId: mentor._id, unitId: 'u', from: 1, until: null, note: '' };
    await line.admin.add('mentorships', [{ _id: 'm1', ...ship }]);
    await line.get('timebook.review', { requestId: id(), nodeId, marks: ['help', 'kept'] });
    expect(await companion()).toMatchObject({ mentor: { name: '周明远' }, helps: [] });
    expect(await line.rows('helpRequests')).toEqual([]);
  });

  it('sends a call for help only when its author does, and keeps no word of it in the store', async () => {
    const sent = { requestId: id(), nodeId, promise: 1, note: '想当面说说' };
    const { id: helpId } = await line.get('timebook.askHelp', sent);
    expect((await companion()).helps).toMatchObject([
      { id: helpId, nodeId, promise: '少说。', note: '想当面说说', answered: false },
    ]);
    const stored = JSON.stringify(await line.rows('helpRequests'));
    expect(stored).toContain(mentor._id);
    expect(stored).not.toMatch(/少说|当面/);
    const beyond = { requestId: id(), nodeId, promise: 2, note: '' };
    expect(await line.call('timebook.askHelp', beyond)).toMatchObject({ code: 'INVALID', field: 'promise' });
    await line.get('timebook.withdrawHelp', { requestId: id(), helpId });
    expect((await companion()).helps).toEqual([]);
    const foreign = { requestId: id(), helpId: 'somebody:request-0000000000000001' };
    expect(await line.call('timebook.withdrawHelp', foreign)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('reads a chapter while it is shared and not a moment longer; a sealed one cannot be shared', async () => {
    await line.get('timebook.share', { requestId: id(), chapterNumber: 1 });
    expect((await companion()).shared).toEqual([1]);
    await line.get('timebook.unshare', { requestId: id(), chapterNumber: 1 });
    expect((await companion()).shared).toEqual([]);
    expect(await line.rows('shares')).toMatchObject([{ mentorId: mentor._id, endedAt: expect.any(Number) }]);
    await line.get('timebook.seal', { requestId: id(), nodeId, text: '第二封', promises: [], signature });
    const sealed = { requestId: id(), chapterNumber: 2 };
    expect(await line.call('timebook.share', sealed)).toMatchObject({ reason: 'sealed' });
    expect(await line.call('timebook.unshare', sealed)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves a word that appears with the next opening and not before', async () => {
    const word = { requestId: id(), cadreId: personId, text: '慢一点，看着扣。' };
    expect(await line.call('mentor.leaveWord', word, 'openid-of-the-mentor')).toMatchObject({ ok: true });
    expect((await companion()).messages).toEqual([]);
    await line.moveTo('2028-07-01T10:00:00+08:00');
    await line.get('timebook.open', { requestId: id(), nodeId: `${personId}:anniversary:2028` });
    expect((await companion()).messages).toMatchObject([{ from: '周明远', text: '慢一点，看着扣。' }]);
  });
});

it('a phone that knows an old template still seals; the permission is for a message that is never sent', async () => {
  const line = await startLine('2026-07-01T09:12:00+08:00', '2026-07-01');
  try {
    const consent = { version: '2026-07', purposes: ['timebook' as const] };
    await line.get('account.bind', { requestId: line.requestId(), code, consent });
    const permission = { templateId: 'AN_OLD_TEMPLATE', answer: 'accept' as const };
    const letter = { text: '信', promises: [], signature, permission };
    const where = { requestId: line.requestId(), nodeId: `${personId}:onboarding` };
    expect(await line.get('timebook.seal', { ...where, ...letter })).toMatchObject({ remaining: 0 });
  } finally {
    await line.close();
  }
});
