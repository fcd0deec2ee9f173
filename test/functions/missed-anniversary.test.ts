import { code, type Line, personId, startLine } from './line';

const signature = { ratio: 2, strokes: [[100, 100, 200, 300]] };

/**
 * Found in review: a letter that a missed anniversary left unread was asked for at the next one ("reread-first"), while that node
 * said that it opened nothing. The phone went from the page that writes to the page that opens and back, for ever.
 */
describe('whoever misses an anniversary can read, look at the promises and continue at the next one', () => {
  let line: Line;
  const onboarding = `${personId}:onboarding`;
  const first = `${personId}:anniversary:2027`;
  const second = `${personId}:anniversary:2028`;
  const seal = (nodeId: string, text: string, promises: string[] = []) =>
    line.call('timebook.seal', { requestId: line.requestId(), nodeId, text, promises, signature });
  const nodeNow = async (id: string) =>
    (await line.get('timebook.book', {})).nodes.find((node) => node.id === id);
  const act = async (nodeId: string, marks: ('kept' | null)[]) => {
    await line.get('timebook.open', { requestId: line.requestId(), nodeId });
    await line.get('timebook.review', { requestId: line.requestId(), nodeId, marks });
  };

  beforeAll(async () => {
    line = await startLine('2026-07-01T09:12:00+08:00', '2026-07-01');
    const consent = { version: '2026-07', purposes: ['timebook' as const] };
    await line.get('account.bind', { requestId: line.requestId(), code, consent });
    expect(await seal(onboarding, '第一封', ['早睡。', '少说。'])).toMatchObject({ ok: true });
    await line.moveTo('2027-07-15T10:00:00+08:00');
    await line.moveTo('2028-07-01T10:00:00+08:00');
  });
  afterAll(() => line.close());

  it('names the unread letter at the node that came after the missed one', async () => {
    expect(await nodeNow(second)).toMatchObject({ state: 'open', opened: false, opensChapter: 1 });
    expect(await nodeNow(`${personId}:anniversary:2029`)).not.toHaveProperty('opensChapter');
  });

  it('closes that node after re-reading', async () => {
    expect(await seal(second, '跳过一年')).toMatchObject({ ok: false, reason: 'reread-first' });
    await act(second, ['kept', null]);
    expect(await line.get('timebook.read', { chapterNumber: 1 })).toMatchObject({ marks: ['kept', null] });
    expect(await seal(second, '跳过一年，接着写')).toMatchObject({ ok: true });
    expect(await nodeNow(second)).toMatchObject({ state: 'closed', opensChapter: 1 });
  });

  it('closes the missed one late, with the promises of its own letter and not of a newer one', async () => {
    await line.moveTo('2029-07-01T10:00:00+08:00');
    const third = `${personId}:anniversary:2029`;
    await line.get('timebook.open', { requestId: line.requestId(), nodeId: third });
    expect(await nodeNow(first)).toMatchObject({ state: 'overdue', opensChapter: 1 });
    await act(first, [null, 'kept']);
    expect(await line.get('timebook.read', { chapterNumber: 1 })).toMatchObject({ marks: [null, 'kept'] });
    expect(await seal(first, '补上那一年')).toMatchObject({ ok: true });
  });

  it('finds the chain whole after all of it', async () => {
    expect(await line.get('timebook.verify', {})).toMatchObject({ ok: true, count: 3 });
  });
});

/** Found in review: the first chapter, left empty, asked for a letter that was written after it, and could never be closed. */
it('the first chapter can still be written after a letter of a later node was read', async () => {
  const line = await startLine('2026-07-01T09:12:00+08:00', '2026-07-01');
  try {
    const consent = { version: '2026-07', purposes: ['timebook' as const] };
    await line.get('account.bind', { requestId: line.requestId(), code, consent });
    const seal = (nodeId: string) =>
      line.call('timebook.seal', {
        requestId: line.requestId(),
        nodeId,
        text: '信',
        promises: [],
        signature,
      });
    await line.moveTo('2027-07-01T10:00:00+08:00');
    expect(await seal(`${personId}:anniversary:2027`)).toMatchObject({ ok: true });
    await line.moveTo('2028-07-01T10:00:00+08:00');
    const nodeId = `${personId}:anniversary:2028`;
    await line.get('timebook.open', { requestId: line.requestId(), nodeId });
    expect(await seal(`${personId}:onboarding`)).toMatchObject({ ok: true });
  } finally {
    await line.close();
  }
});
