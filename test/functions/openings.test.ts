import { nodeSeal } from '../../cloudfunctions/_kernel/head-seal';
import { newNode } from '../../core/domain/node/making';
import { code, type Line, personId, startLine } from './line';

const signature = { ratio: 2, strokes: [[100, 100, 200, 300]] };
const consent = { version: '2026-07', purposes: ['timebook' as const] };
const idOf = (part: string) => `${personId}:${part}`;

/** An author on 2026-07-01 with the first chapter sealed; `record` puts a node there as the ledger's consequence does. */
async function author() {
  const line = await startLine('2026-07-01T09:12:00+08:00', '2026-07-01');
  const act = { requestId: () => line.requestId() };
  const seal = (part: string, text: string, promises: string[] = []) =>
    line.call('timebook.seal', { requestId: act.requestId(), nodeId: idOf(part), text, promises, signature });
  const open = (part: string) =>
    line.call('timebook.open', { requestId: act.requestId(), nodeId: idOf(part) });
  const review = (part: string, marks: ('kept' | null)[] = []) =>
    line.call('timebook.review', { requestId: act.requestId(), nodeId: idOf(part), marks });
  const record = async (kind: 'promotion' | 'rotation' | 'leaving', day: string, seals = true) => {
    const node = newNode(personId, kind, { day });
    await line.admin.add('nodes', [{ ...node, ...(seals && { seal: nodeSeal(node) }) }]);
    return `${kind}:${day}`;
  };
  const node = async (part: string) =>
    (await line.get('timebook.book', {})).nodes.find((one) => one.id === idOf(part));
  await line.get('account.bind', { requestId: act.requestId(), code, consent });
  expect(await seal('onboarding', '第一封', ['早睡。'])).toMatchObject({ ok: true });
  return { line, seal, open, review, record, node };
}

describe('a promotion that comes before the anniversary', () => {
  let line: Line;
  let all: Awaited<ReturnType<typeof author>>;
  let promotion = '';
  beforeAll(async () => {
    all = await author();
    line = all.line;
  });
  afterAll(() => line.close());

  it('moves the day on which the letter opens, and no link of the chain', async () => {
    const before = await line.rows('chapters');
    promotion = await all.record('promotion', '2027-03-15');
    const { chapters, nodes } = await line.get('timebook.book', {});
    expect(chapters).toMatchObject([{ number: 1, opensOn: '2027-03-15', state: 'sealed' }]);
    expect(nodes.find((node) => node.id === idOf(promotion))).toMatchObject({ opensChapter: 1 });
    expect(nodes.find((node) => node.id === idOf('anniversary:2027'))).not.toHaveProperty('opensChapter');
    expect(await line.rows('chapters')).toEqual(before);
    expect(await all.open(promotion)).toMatchObject({ ok: false, reason: 'not-open-yet' });
    expect(await line.call('timebook.read', { chapterNumber: 1 })).toMatchObject({ reason: 'sealed' });
  });

  it('opens it on its day, and the chain holds', async () => {
    await line.moveTo('2027-03-15T08:00:00+08:00');
    expect(await all.open(promotion)).toMatchObject({ ok: true, value: { chapters: [1] } });
    expect(await line.get('timebook.read', { chapterNumber: 1 })).toMatchObject({ text: '第一封' });
    expect(await line.get('timebook.verify', {})).toMatchObject({ ok: true, count: 1 });
  });

  it('is joined by a rotation that comes while it is open: one draft, one page, both closed', async () => {
    expect(await all.review(promotion, ['kept'])).toMatchObject({ ok: true });
    const rotation = await all.record('rotation', '2027-03-20');
    const save = (part: string, baseRevision: number) =>
      line.get('timebook.saveDraft', {
        requestId: line.requestId(),
        nodeId: idOf(part),
        ...{ text: '写到一半', promises: [], baseRevision },
      });
    expect(await save(promotion, 0)).toMatchObject({ status: 'saved', revision: 1 });
    await line.moveTo('2027-03-20T08:00:00+08:00');
    expect(await all.node(rotation)).toMatchObject({
      state: 'reread',
      opened: true,
      beside: [{ id: idOf(promotion), kind: 'promotion', years: 0, day: '2027-03-15' }],
    });
    const { draft } = await line.get('timebook.draft', { nodeId: idOf(rotation) });
    expect(draft).toMatchObject({ text: '写到一半', revision: 1 });
    expect(await line.get('timebook.today', {})).toMatchObject({
      hero: { id: idOf(rotation) },
      draftWaiting: true,
    });
    expect(await save(rotation, 1)).toMatchObject({ status: 'saved', revision: 2 });
    expect(await all.seal(rotation, '接着写')).toMatchObject({ ok: true });
    for (const part of [promotion, rotation])
      expect(await all.node(part)).toMatchObject({ state: 'closed', opened: true, chapterNumber: 2 });
  });

  it('is open again with all that its page closed, when the page is taken back', async () => {
    const answer = await line.call('timebook.recall', { requestId: line.requestId(), chapterNumber: 2 });
    expect(answer).toMatchObject({ ok: true });
    for (const part of [promotion, 'rotation:2027-03-20'])
      expect(await all.node(part)).toMatchObject({ state: 'reread' });
    const { draft } = await line.get('timebook.draft', { nodeId: idOf(promotion) });
    expect(draft).toMatchObject({ text: '接着写' });
    expect(await all.seal('rotation:2027-03-20', '再接着写')).toMatchObject({ ok: true });
    expect(await line.get('timebook.verify', {})).toMatchObject({ ok: true, count: 4 });
  });
});

describe('a promotion on the day of the anniversary', () => {
  it('is one opening with it, under the name of the promotion', async () => {
    const { line, record, open, review, seal, node } = await author();
    try {
      const promotion = await record('promotion', '2027-07-01');
      await line.moveTo('2027-07-01T10:00:00+08:00');
      const today = await line.get('timebook.today', {});
      expect(today.hero).toMatchObject({ id: idOf(promotion), beside: [{ kind: 'anniversary', years: 1 }] });
      expect(await open(promotion)).toMatchObject({ ok: true, value: { chapters: [1] } });
      expect(await node('anniversary:2027')).toMatchObject({ opened: true, state: 'open' });
      await review(promotion);
      expect(await seal(promotion, '一页，合上两颗')).toMatchObject({ ok: true });
      expect(await node('anniversary:2027')).toMatchObject({ state: 'closed', chapterNumber: 2 });
      expect(await line.get('timebook.verify', {})).toMatchObject({ ok: true });
    } finally {
      await line.close();
    }
  });
});

describe('a node that somebody made up in the store', () => {
  it('opens nothing early: it bears no seal', async () => {
    const { line, record, open } = await author();
    try {
      const made = await record('promotion', '2026-08-01', false);
      await line.moveTo('2026-08-01T10:00:00+08:00');
      expect(await open(made)).toMatchObject({ ok: true, value: { chapters: [] } });
      expect(await line.call('timebook.read', { chapterNumber: 1 })).toMatchObject({ reason: 'sealed' });
      expect(await line.get('timebook.verify', {})).toMatchObject({ ok: true });
    } finally {
      await line.close();
    }
  });
});

describe('leaving the service', () => {
  it('opens the whole book, asks for no chapter and takes none', async () => {
    const { line, record, open, seal } = await author();
    try {
      const leaving = await record('leaving', '2026-12-01');
      await line.admin.patchWhere('books', { _id: personId }, { endsOn: '2026-12-01' });
      await line.moveTo('2026-12-01T10:00:00+08:00');
      expect((await line.get('timebook.today', {})).hero).toMatchObject({ kind: 'leaving', state: 'open' });
      const opened = await open(leaving);
      expect(opened).toMatchObject({ ok: true, value: { chapters: [1], node: { state: 'closed' } } });
      expect(await line.get('timebook.read', { chapterNumber: 1 })).toMatchObject({ text: '第一封' });
      expect(await seal(leaving, '再写一章')).toMatchObject({ ok: false });
      expect(await line.get('timebook.verify', {})).toMatchObject({ ok: true });
    } finally {
      await line.close();
    }
  });
});
