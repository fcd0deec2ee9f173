import { attributesOf, render, settle, tap } from './program';

const parts = 'packages/timebook/components';

test('a receipt shows its lines, each read out as one', () => {
  const rows = [
    { label: '编号', value: '第四章 · 入职三周年', mono: false },
    { label: '指纹', value: '9F3C 27A1 · 5E08 B4D2', mono: true },
  ];
  const { rendered, text } = render(`${parts}/receipt`, { rows });
  expect(text()).toMatch(/编号.*第四章.*指纹.*9F3C/s);
  expect(attributesOf(rendered, 'row').map((one) => one.ariaLabel)).toEqual([
    '编号，第四章 · 入职三周年',
    '指纹，9F3C 27A1 · 5E08 B4D2',
  ]);
  expect(rendered.querySelectorAll('.play')).toHaveLength(0);
});

test('right after sealing the lines of a receipt come one after the other', () => {
  const { rendered } = render(`${parts}/receipt`, { rows: [{ label: '编号', value: '一' }], play: true });
  expect(rendered.querySelectorAll('.play-0')).toHaveLength(1);
});

test('a letter shows salutation, paragraphs in order, an empty line as a pause, and its seal', () => {
  const paragraphs = ['第一段。', '', '第二段。'].map((text, key) => ({ key, text }));
  const { rendered, text } = render(`${parts}/letter-sheet`, {
    chapter: '第三章',
    day: '二〇二五年七月一日',
    salutation: '知远：',
    paragraphs,
    signer: '知远',
  });
  expect(text()).toMatch(/第三章.*知远：.*第一段。.*第二段。.*知远/s);
  expect(rendered.querySelectorAll('.p')).toHaveLength(3);
});

test('the old page on cloth carries neither seal nor signature', () => {
  const { rendered } = render(`${parts}/letter-sheet`, {
    chapter: '去年 · 第三章',
    paragraphs: [],
    signer: '知远',
    cloth: true,
  });
  expect(rendered.querySelectorAll('.sign')).toHaveLength(0);
});

test('a hand signature is drawn as a mask and named for a screen reader', () => {
  const { rendered } = render(`${parts}/letter-sheet`, {
    paragraphs: [],
    signer: '知远',
    ink: 'data:image/svg+xml,x',
    inkRatio: 2,
  });
  expect(attributesOf(rendered, 'ink')[0]?.ariaLabel).toBe('知远');
});

test('the seal touches the paper once, after the folds, and only when it is being sealed', async () => {
  const still = render(`${parts}/envelope`, { to: '林知远亲启' }, ['contact']);
  const sealing = render(`${parts}/envelope`, { to: '林知远亲启', play: 'sealing' }, ['contact']);
  await settle(800);
  expect(sealing.events).toHaveLength(0);
  await settle(400);
  expect(sealing.events).toHaveLength(1);
  expect(still.events).toHaveLength(0);
});

test('an envelope tells that it is open once, even when the end of its animation is not told', async () => {
  const { rendered, events } = render(`${parts}/envelope`, { to: '林知远亲启' }, ['opened']);
  rendered.setData({ play: 'opening' });
  await settle(1_500);
  rendered.instance.lastUnfolded();
  expect(events).toHaveLength(1);
});

test('a long name is set smaller on the strip', () => {
  expect(render(`${parts}/envelope`, { to: '林知远亲启' }).rendered.data.long).toBe(false);
  expect(render(`${parts}/envelope`, { to: '阿卜杜热合曼亲启' }).rendered.data.long).toBe(true);
});

test('a pasted line break in a promise becomes a space', async () => {
  const { rendered, events } = render(`${parts}/promise-row`, { value: '' }, ['write', 'remove']);
  rendered.instance.write({ detail: { value: '先问\n  再办' } });
  tap(rendered, '.remove');
  await settle();
  expect(events).toEqual([
    { name: 'write', detail: { value: '先问 再办' } },
    { name: 'remove', detail: undefined },
  ]);
});

test('where the letter is kept is said politely to a screen reader', () => {
  const { rendered, text } = render(`${parts}/saved-state`, {
    tone: 'warn',
    line: '断网，已存在手机里',
    note: '断网也不会丢',
  });
  expect(text()).toContain('断网，已存在手机里');
  expect(attributesOf(rendered, 'state')[0]).toMatchObject({
    ariaLive: 'polite',
    ariaLabel: '断网，已存在手机里，断网也不会丢',
  });
});

test('an inbox row is one button that says what, why and when', async () => {
  const { rendered, events } = render(
    'components/inbox-row',
    { title: '入职三周年到了', note: '微信里也提醒过你', when: '今天' },
    ['open'],
  );
  tap(rendered, '.row');
  await settle();
  expect(events).toHaveLength(1);
  expect(attributesOf(rendered, 'row')[0]).toMatchObject({
    ariaRole: 'button',
    ariaLabel: '入职三周年到了，微信里也提醒过你，今天',
  });
});
