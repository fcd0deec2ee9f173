import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, pages, patience, startJourney } from './journey';
import { Stage } from './stage';
import { reads } from './steps';

/** 宋安 binds the court's group; 白露 asks from its card and is answered; the backup and the leader are called while nobody answers. */
let journey: Journey;
let officer: DrivenPhone;
let asker: DrivenPhone;
jest.setTimeout(8 * patience);
beforeAll(async () => {
  journey = await startJourney();
  officer = await journey.phone({ reducedMotion: true });
  asker = await journey.phone({ reducedMotion: true });
});
afterAll(() => journey.close());

const song = 'demo-openid-song-an';
const zhou = 'demo-openid-zhou-mingche';
const gu = 'demo-openid-gu-qingyuan';
const bai = 'demo-openid-bai-lu';
const page = (name: string) => `packages/helpgroup/pages/${name}/index`;
const words = '知远的大学同学来家里，留下两盒茶叶。拆开才看到里面夹着一张商场卡，人已经走了。我该怎么办？';

test('the officer sends a card into the group, opens it from there and binds the group', async () => {
  await officer.open(page('groups'), { as: song });
  await reads(officer, '还没有绑定群');
  await officer.tap('发一张卡片到群里');
  await officer.tapSheet('法院家属群（虚构）');
  await officer.waitForIdle();
  // Before it is bound, a member is told to wait.
  await asker.openCard({ as: bai });
  await reads(asker, '这个群还没有绑定');
  await officer.openCard({ as: song });
  await reads(officer, '把这个群绑定到');
  await officer.tap('绑定这个群');
  await reads(officer, '此刻值守');
});

test('a member comes in by the card, asks on the private line, and sees who is on duty and until when', async () => {
  await asker.openCard({ as: bai });
  await reads(asker, '宋安');
  await asker.tap('我要问');
  await asker.waitForRoute(page('ask'));
  await asker.type('说说是什么事', '我要举报一件事');
  await reads(asker, '12388');
  await asker.tap('礼品礼金');
  await asker.type('说说是什么事', words);
  await asker.tap('问值班员');
  await eventually(async () => expect(await asker.sheetText()).toContain('待办事项提醒'));
  await asker.tapSheet('允许');
  await asker.waitForRoute(page('question'));
  await reads(asker, '只有值班员看得到');
  await reads(asker, '承诺');
  // A picture and a spoken word, for the officers alone.
  await asker.tap('添图片');
  await asker.tapSheet('从相册选择');
  await asker.choosePictures('手写页');
  await reads(asker, '图片 1');
  await asker.tap('录一段话，最长一分钟');
  await asker.tapSheet('允许');
  await asker.tap('录好了');
  await reads(asker, '听录音');
  expect(await journey.documents('questionMedia', { state: 'kept' })).toHaveLength(2);
});

test('the officer takes it at the desk and answers; the asker reads it, says that it helped, and ends it', async () => {
  await officer.open(pages.me, { as: song });
  await officer.tap({ selector: '[aria-label^="家属互助群"]' });
  await officer.waitForRoute(page('groups'));
  await reads(officer, '1 个问题等答复');
  await officer.tap('清河区人民法院（虚构），值班台');
  await officer.waitForRoute(page('desk'));
  await reads(officer, '私密，点开才看得到');
  expect(await officer.pageText()).not.toContain('茶叶');
  await officer.tap({ selector: '[aria-label*="礼品礼金"]' });
  await officer.waitForRoute(page('question'));
  await reads(officer, '茶叶');
  await officer.tap('图片 1');
  await eventually(async () => expect(await officer.find({ selector: '.tile wx-image' }).count()).toBe(1));
  await officer.tap('我来答');
  await officer.waitForText('常用的话');
  await officer.tap('先别急，您发现得正是时候。东西不用、不送，原样收好。');
  await officer.tap('送出答复');
  await reads(officer, '我的答复');
  const [question] = await journey.documents('questions');
  await asker.open(`${page('question')}?questionId=${question?._id}`, { as: bai });
  await reads(asker, '宋安的答复');
  await asker.type('补充一句', '卡也一起退吗？');
  await asker.tap('补充');
  await reads(asker, '卡也一起退吗');
  await journey.act(song, 'helpgroup.answer', {
    ...{ requestId: 'journey-answer-00000001', questionId: String(question?._id), text: '一起退。' },
  });
  await asker.open(`${page('question')}?questionId=${question?._id}`, { as: bai });
  await reads(asker, '一起退。');
  await asker.tap('解决了');
  await asker.waitForIdle();
  await asker.tap('问题解决了');
  await reads(asker, '原文保存到');
  expect(await journey.everythingStored()).not.toContain('茶叶');
});

test('an outsider sees nothing but what to do; the leader is called last and reads no private word', async () => {
  const other = await journey.phone({ reducedMotion: true });
  await other.open(`${page('space')}?unitId=fayuan`, { as: 'demo-openid-lin-zhiyuan' });
  await reads(other, '请在单位家属微信群里点卡片');
  expect(await other.pageText()).not.toContain('宋安');
  const { id } = await journey.act(bai, 'helpgroup.ask', {
    ...{
      requestId: 'journey-ask-00000000002',
      unitId: 'fayuan',
      line: 'private',
      topic: 'home',
      named: 'no',
    },
    text: '他最近总不说话，我不知道怎么办。',
  });
  for (const minutes of [31, 31]) {
    await journey.control.setClock({ advance: `PT${minutes}M`, fire: false });
    await journey.control.fire('clock');
  }
  const calls = await journey.documents('reminders', { kind: 'question-waits', subject: id });
  expect(calls.map(({ role }) => role).sort()).toEqual(['backup', 'leader', 'officer']);
  await other.open('packages/reminder/pages/inbox/index', { as: gu });
  await reads(other, '内容只有值班员看得到');
  await other.open(`${page('desk')}?unitId=fayuan`, { as: gu });
  await reads(other, '已叫单位负责人');
  expect(await other.pageText()).not.toContain('总不说话');
  await other.open(`${page('question')}?questionId=${id}`, { as: zhou });
  await reads(other, '匿名的家属');
  await other.tap('我来答');
  await reads(other, '常用的话');
  expect([...(await officer.problems()), ...(await asker.problems()), ...(await other.problems())]).toEqual(
    [],
  );
});

test('a draft shows its gaps, and a swap is asked on one phone and agreed on another', async () => {
  await officer.open(`${page('rota')}?unitId=fayuan`, { as: song });
  await reads(officer, '我的班');
  const found = await journey.act(song, 'helpgroup.rota', { unitId: 'fayuan' });
  const shift = found.shifts.find(({ officerId }, at) => at > 1 && officerId === 'demo-song-an');
  if (!shift) throw new Error('no shift');
  await journey.act(song, 'helpgroup.proposeSwap', {
    ...{ requestId: 'journey-swap-0000000001', unitId: 'fayuan', day: shift.day, layer: shift.layer },
    ...{ toId: 'demo-zhou-mingche', back: null },
  });
  await officer.open(`${page('rota')}?unitId=fayuan`, { as: zhou });
  await officer.tap('我来替');
  await reads(officer, '换好了');
  await officer.tap('排班');
  await reads(officer, '都没有人时');
  expect(await officer.problems()).toEqual([]);
});

test('a member finds by pinyin, goes a short way to a decision; an officer writes an entry and the seven practices', async () => {
  await asker.open(`${page('library')}?unitId=fayuan`, { as: bai });
  await reads(asker, '一步一步看该怎么办');
  await asker.type('搜问题，拼音也行', 'hongbao');
  await asker.tap('搜');
  await asker.tap('逢年过节收到微信红包、转账，怎么办？');
  await reads(asker, '二十四小时自动退回');
  await asker.tap('收到礼品');
  await asker.tap({ role: 'button', name: '不是' });
  await reads(asker, '明显超出平常的人情往来吗');
  await asker.tap({ role: 'button', name: '不是' });
  await reads(asker, '记着回礼');
  await officer.open(`${page('library')}?unitId=fayuan&write=1`, { as: song });
  await officer.type('问题', '同学留下茶叶里夹着商场卡，怎么办？');
  await officer.type('答复', '原样收好，当天退回，退不掉就登记上交。');
  await officer.tap('放进知识库');
  await reads(officer, '同学留下茶叶里夹着商场卡');
  await officer.open(`${page('practices')}?unitId=fayuan`, { as: song });
  await officer.tap('写七廉工作法');
  await officer.type('第 1 条，叫什么', '廉书共读');
  await officer.tap('公开给群里看');
  await officer.waitForText('写七廉工作法');
  await asker.open(`${page('practices')}?unitId=fayuan`, { as: bai });
  await reads(asker, '廉书共读');
  await officer.open(`${page('figures')}?unitId=fayuan`, { as: song });
  await reads(officer, '守了承诺');
  await officer.tap('值班记录，做成表格');
  await eventually(async () =>
    expect((await officer.records()).find(({ kind }) => kind === 'document')?.detail).toMatchObject({
      fileType: 'xlsx',
    }),
  );
  expect([...(await officer.problems()), ...(await asker.problems())]).toEqual([]);
});

test('an officer posts a case with a question and sends its card into the group; whoever opens it reads, tries, and is only counted', async () => {
  await officer.open(`${page('notices')}?unitId=fayuan`, { as: song });
  await officer.tap('写一条通知');
  await officer.tap('案例');
  await officer.type('标题', '一盒月饼里的购物卡');
  await officer.type('正文', '某单位干部收下夹着卡的月饼，没有上交。\n半年后，送卡的人来“请教”一件事。');
  await officer.type('题目', '月饼里夹着卡，怎么办？');
  await officer.type('选项，一行一个，两到四个', '先收着\n当天退回');
  await officer.tap('哪个对，当天退回');
  await officer.tap('发到互助群空间');
  await officer.waitForRoute(page('notice'));
  await officer.tap('转到微信群里');
  await officer.tapSheet('法院家属群（虚构）');
  await officer.waitForIdle();
  await asker.openCard({ as: bai });
  await reads(asker, '没有上交');
  await asker.tap('先收着');
  await reads(asker, '不对，应该是“当天退回”。');
  await asker.tap('当天退回');
  await reads(asker, '对了。');
  const [row] = await journey.documents('notices');
  await officer.open(`${page('notice')}?noticeId=${row?._id}`, { as: song });
  await reads(officer, '1 人看过');
  expect(await journey.documents('noticeReads')).toHaveLength(1);
  expect([...(await officer.problems()), ...(await asker.problems())]).toEqual([]);
});

test('the help group in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  const open = { unitId: 'fayuan', line: 'open', topic: 'banquet', named: 'yes' } as const;
  const asked = await journey.act(bai, 'helpgroup.ask', {
    ...{ requestId: 'journey-ask-00000000003', ...open, text: '同事孩子满月，能不能去吃饭？要不要随礼？' },
  });
  await journey.act(zhou, 'helpgroup.answer', {
    ...{ requestId: 'journey-answer-00000002', questionId: asked.id },
    text: '人情往来可以去，记住三条：\n不是管着的人，不在公家地方办；\n随礼照当地平常的数；\n收到回礼太重，退回去。',
  });
  await journey.act(bai, 'helpgroup.ask', {
    ...{
      requestId: 'journey-ask-00000000004',
      ...open,
      topic: 'loan',
      text: '亲戚想借钱做生意，和单位有来往。',
    },
  });
  const unit = 'unitId=fayuan';
  const [posted] = await journey.documents('notices');
  const shown = [
    { name: 'help-groups', path: page('groups'), as: song, words: '绑定的微信群' },
    { name: 'help-space', path: `${page('space')}?${unit}`, as: bai, words: '我要问' },
    {
      name: 'help-outside',
      path: `${page('space')}?${unit}`,
      as: 'demo-openid-lin-zhiyuan',
      words: '这里是单位的家属互助群',
    },
    { name: 'help-ask', path: `${page('ask')}?${unit}`, as: bai, words: '怎么问' },
    {
      name: 'help-question',
      path: `${page('question')}?questionId=${asked.id}`,
      as: bai,
      words: '周明澈的答复',
    },
    {
      name: 'help-answering',
      path: `${page('question')}?questionId=${asked.id}`,
      as: song,
      words: '常用的话',
    },
    { name: 'help-desk', path: `${page('desk')}?${unit}`, as: song, words: '等答复' },
    {
      name: 'help-library',
      path: `${page('library')}?${unit}`,
      as: bai,
      words: '送的人是管理和服务对象、案件当事人，或者有事要办吗？',
      act: async (phone: DrivenPhone) => {
        await phone.tap('收到礼品');
        await phone.tap('朋友请吃饭，能不能去？');
      },
    },
    {
      name: 'help-library-writing',
      path: `${page('library')}?${unit}&write=1`,
      as: song,
      words: '放进知识库',
    },
    { name: 'help-notices', path: `${page('notices')}?${unit}`, as: bai, words: '节日前的提醒' },
    {
      name: 'help-notices-writing',
      path: `${page('notices')}?${unit}`,
      as: song,
      words: '发到互助群空间',
      act: (phone: DrivenPhone) => phone.tap('写一条通知'),
    },
    {
      name: 'help-notice',
      path: `${page('notice')}?noticeId=${posted?._id}`,
      as: bai,
      words: '对了。',
      act: (phone: DrivenPhone) => phone.tap('当天退回'),
    },
    { name: 'help-figures', path: `${page('figures')}?${unit}`, as: song, words: '守了承诺' },
    { name: 'help-practices', path: `${page('practices')}?${unit}`, as: bai, words: '廉书共读' },
    { name: 'help-rota', path: `${page('rota')}?${unit}`, as: song, words: '近三十天' },
  ];
  for (const one of shown)
    await stage.show({ ...one, everyWidth: one.name === 'help-question', whole: true });
  expect(stage.takeComplaints()).toEqual([]);
});
