import { rm } from 'node:fs/promises';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type Journey, lin, pages, patience, startJourney, xu } from './journey';
import { audit } from './page-audit';
import { onPhones, pictureFolder, Stage } from './stage';
import { signOnTheLine } from './steps';

/**
 * Every screen in every state, in light, dark and large type, some on a tablet and on the narrowest phone: examined by
 * page-audit.ts, and left as a picture in `out/pictures` to be judged by eye.
 */
let journey: Journey;
let stage: Stage;
jest.setTimeout(8 * patience);
beforeAll(async () => {
  await rm(pictureFolder, { recursive: true, force: true });
  journey = await startJourney();
  stage = await Stage.set(journey);
});
afterAll(() => journey.close());
afterEach(() => expect(stage.takeComplaints()).toEqual([]));

const node = (person: string, name: string) => `${person}:${name}`;
const at = (page: string, nodeId: string) => `${page}?nodeId=${encodeURIComponent(nodeId)}`;
const firstNode = node(xu.id, 'onboarding');
const linNode = node(lin.id, 'anniversary:2026');
const asXu = xu.openid;
const asLin = lin.openid;

const letter = [
  '今天领了工牌，照片拍得很呆。带我的师傅说，窗口后面坐着的是一个人，窗口前面站着的也是一个人，这句话要记一辈子。',
  '中午有位老人来补材料，排了两次队。我多问了一句，才知道第一次是我漏说了一样。他没怪我，我难过了半天。',
  '第一颗扣子，慢一点，看着扣。愿一年后的你，还会为这样的事难过。',
].join('\n');
const promises = [
  '材料要什么，一次说清。',
  '不收服务对象的一针一线，一盒茶叶也不收。',
  '每个月陪爸妈吃两次饭。',
];

test('before binding: the code, a wrong one, the card, the consent', async () => {
  await stage.show({
    name: 'bind-code',
    path: pages.bind,
    as: asXu,
    words: '从邀请卡片进来',
    everyWidth: true,
  });
  await stage.show({
    name: 'bind-unknown',
    path: `${pages.bind}?code=DEM0C0DE0000000000000000QQ`,
    as: asXu,
    words: '没有找到这份邀请。请核对邀请码，或请人事重发一份。',
  });
  const card = { path: `${pages.bind}?code=${xu.code}`, as: asXu, words: '许一诺', everyWidth: true };
  await stage.show({ ...card, name: 'bind-card', whole: true });
  await stage.show({
    ...card,
    name: 'bind-consent',
    everyWidth: false,
    act: async (phone) => {
      await phone.tap('写信与封存（绑定需要）');
      await phone.tap('提醒（可以不要）');
      await phone.find({ role: 'button', name: '同意并绑定' }).last().scrollIntoViewIfNeeded();
    },
  });
});

test('the third anniversary: today, the book, the letter that waits, a letter that lies open', async () => {
  await stage.show({
    name: 'today-open',
    path: pages.today,
    as: asLin,
    words: '入职三周年',
    everyWidth: true,
  });
  await stage.show({
    name: 'book',
    path: pages.book,
    as: asLin,
    words: '三周年',
    everyWidth: true,
    whole: true,
  });
  await stage.show({ name: 'family', path: pages.family, as: asLin, words: '同框廉心', everyWidth: true });
  await stage.show({
    name: 'inbox',
    path: 'packages/reminder/pages/inbox/index',
    as: asLin,
    words: '等你办的',
    everyWidth: true,
  });
  await stage.show({
    name: 'reminder-settings',
    path: 'packages/reminder/pages/settings/index',
    as: asLin,
    words: '夜里不打扰',
    everyWidth: true,
    whole: true,
  });
  await stage.show({ name: 'me', path: pages.me, as: asLin, words: '林知远', everyWidth: true, whole: true });
  await stage.show({
    name: 'letter-waits',
    path: at(pages.open, linNode),
    as: asLin,
    words: '拆开',
    everyWidth: true,
  });
  await stage.show({
    name: 'chapter',
    path: `${pages.open}?chapter=2`,
    as: asLin,
    words: '当时的约定',
    whole: true,
  });
  await stage.show({
    name: 'receipt-later',
    path: `${pages.sealed}?number=3`,
    as: asLin,
    words: '日子到了，从“今天”里拆开',
  });
});

test('what is not there, not yet, not to be reached, or still coming', async () => {
  await stage.show({
    name: 'early',
    path: at(pages.open, node(lin.id, 'anniversary:2027')),
    as: asLin,
    words: '还没到日子',
  });
  await stage.show({
    name: 'gone',
    path: `${pages.sealed}?number=44`,
    as: asLin,
    words: '没有这张回执',
    everyWidth: true,
  });
  for (const [name, path] of [
    ['loading-today', pages.today],
    ['loading-book', pages.book],
    ['loading-me', pages.me],
    ['loading-letter', `${pages.open}?chapter=2`],
    ['loading-receipt', `${pages.sealed}?number=3`],
  ] as const)
    await loading(name, path);
  await stage.show({
    name: 'offline',
    path: pages.family,
    as: asLin,
    words: '断网了',
    act: async (phone) => {
      await phone.setNetwork('none');
      await phone.tap('时光书');
    },
    after: (phone) => phone.setNetwork('wifi'),
  });
  await journey.control.faults([
    { on: 'function', function: 'timebook', effect: 'error', times: 99, code: '-1' },
  ]);
  await stage.show({ name: 'error', path: pages.today, as: asLin, words: '没能打开' });
  await journey.control.faults([]);
});

test('the first day: today, one button, the blank page, questions, a full page, the signature', async () => {
  await journey.bindXu();
  await stage.show({
    name: 'today-first',
    path: pages.today,
    as: asXu,
    words: '写下第一章',
    everyWidth: true,
  });
  await stage.show({ name: 'book-first', path: pages.book, as: asXu, words: '今天' });
  await stage.show({ name: 'write-blank', path: at(pages.write, firstNode), as: asXu, words: '添一条' });
  await stage.show({
    name: 'write-questions',
    words: '哪一种人情，最让你为难？下次怎么说？',
    act: async (phone) => {
      await phone.tap('不知从哪里写起？翻几个问题看看');
      await phone.find('想让一年后的自己，别忘了哪一件小事？').first().scrollIntoViewIfNeeded();
    },
  });
  await saveDraft(letter, 0);
  await stage.show({
    name: 'write',
    path: at(pages.write, firstNode),
    as: asXu,
    words: '添一条',
    everyWidth: true,
    whole: true,
  });
  await stage.show({
    name: 'sign',
    words: '封存之后',
    everyWidth: true,
    act: async (phone) => {
      await phone.tap('写好了，封存');
      await signOnTheLine(phone);
    },
  });
});

test('writing without network, and two phones that differ', async () => {
  await stage.show({
    name: 'write-offline',
    path: at(pages.write, firstNode),
    as: asXu,
    words: '断网，已存在手机里',
    act: async (phone) => {
      await phone.setNetwork('none');
      await phone.type('信的正文', `${letter}\n断网时写的一行。`);
    },
  });
  await saveDraft(`${letter}\n另一部手机上写的一行。`, 1);
  await stage.show({
    name: 'diverged',
    words: '两部手机上写的不一样',
    act: (phone) => phone.setNetwork('wifi'),
    after: (phone) => phone.tap('用另一处的'),
  });
  await stage.show({
    name: 'seal-pending',
    path: pages.family,
    as: asXu,
    words: '正在确认封存',
    act: async (phone) => {
      // As a kill in the middle of sealing leaves it; the network is gone too.
      await phone.page.evaluate(
        ([key]) => {
          const { wx } = window as unknown as { wx: { setStorageSync(key: string, value: unknown): void } };
          wx.setStorageSync(key as string, { nodeId: 'x' });
        },
        [`seal/${firstNode}`],
      );
      await phone.setNetwork('none');
      await phone.page.evaluate(
        (url) => {
          const { wx } = window as unknown as { wx: { navigateTo(options: { url: string }): void } };
          wx.navigateTo({ url });
        },
        `/${at(pages.write, firstNode)}`,
      );
    },
    after: async (phone) => {
      await phone.page.evaluate(
        ([key]) => {
          const { wx } = window as unknown as { wx: { removeStorageSync(key: string): void } };
          wx.removeStorageSync(key as string);
        },
        [`seal/${firstNode}`],
      );
      await phone.setNetwork('wifi');
    },
  });
});

test('sealed: the receipt, taking back, the days after, the eve', async () => {
  await journey.seal(xu.openid, firstNode, letter, promises);
  await stage.show({
    name: 'sealed',
    path: `${pages.sealed}?number=1`,
    as: asXu,
    words: '指纹',
    everyWidth: true,
  });
  await stage.show({
    name: 'recall',
    words: '取回这封信？',
    act: (phone) => phone.tap({ selector: '[aria-label^="想再改改"]' }),
  });
  await stage.show({
    name: 'today-ahead',
    path: pages.today,
    as: asXu,
    words: '看封存回执',
    everyWidth: true,
  });
  await stage.show({ name: 'book-sealed', path: pages.book, as: asXu, words: '已闭环' });
});

test('forty days late: today, the book, the letters, promises, a page beside the old one', async () => {
  await journey.control.setClock({ to: Date.parse('2026-08-10T10:00:00+08:00') });
  await stage.show({
    name: 'today-overdue',
    path: pages.today,
    as: asLin,
    words: '逾期 10 天',
    everyWidth: true,
  });
  await stage.show({ name: 'book-overdue', path: pages.book, as: asLin, words: '现在补上' });
  await journey.act(asLin, 'timebook.open', { requestId: 'journey-open-lin-2026', nodeId: linNode });
  await stage.show({ name: 'today-reading', path: pages.today, as: asLin, words: '接着读' });
  await stage.show({
    name: 'letters',
    path: at(pages.open, linNode),
    as: asLin,
    words: '当时的约定',
    everyWidth: true,
    whole: true,
  });
  await stage.show({
    name: 'promises',
    words: '这一条，想有人帮一把。',
    act: async (phone) => {
      for (const [index, mark] of ['守住', '有偏差', '需帮助'].entries())
        await phone
          .find({ selector: `[aria-label="${mark}"]` })
          .nth(index)
          .click();
      await phone.find('这一条，想有人帮一把。').first().scrollIntoViewIfNeeded();
    },
  });
  await journey.act(asLin, 'timebook.review', {
    requestId: 'journey-review-lin-2026',
    nodeId: linNode,
    marks: ['kept', 'strayed', null],
  });
  await stage.show({
    name: 'beside',
    path: at(pages.write, linNode),
    as: asLin,
    words: '去年 · 第三章',
    everyWidth: true,
  });
});

test('a year on: the eve, and the day', async () => {
  await journey.control.setClock({ to: Date.parse('2027-06-30T20:00:00+08:00') });
  await stage.show({ name: 'today-eve', path: pages.today, as: asXu, words: '明天' });
  await journey.control.setClock({ to: Date.parse('2027-07-01T09:30:00+08:00') });
  await stage.show({ name: 'today-first-year', path: pages.today, as: asXu, words: '拆开去年的信' });
  const year = node(xu.id, 'anniversary:2027');
  await journey.act(asXu, 'timebook.open', { requestId: 'journey-open-xu-2027', nodeId: year });
  await journey.act(asXu, 'timebook.review', {
    requestId: 'journey-review-xu-2027',
    nodeId: year,
    marks: ['kept', null, 'kept'],
  });
  await stage.show({ name: 'today-reread', path: pages.today, as: asXu, words: '续写今天这一页' });
});

test('the examination finds what is wrong with a screen', async () => {
  const phone = stage.phone('light');
  await phone.open(pages.today, { as: asLin });
  await phone.waitForText('提醒');
  await phone.page.evaluate(() => {
    const page = document.querySelector('#viewport > wx-page-frame:not([hidden]) > wx-page');
    page?.insertAdjacentHTML(
      'beforeend',
      `<div role="button" style="width:30px;height:16px"></div>
       <div style="color:#bdb29e">太淡的字</div>
       <div style="height:10px;overflow:hidden;line-height:30px">被切掉的字</div>
       <div style="width:500px;white-space:nowrap">${'太长的一行'.repeat(10)}</div>
       <div tabindex="0">点得到，说不出</div>
       <div>${'<i></i>'.repeat(61)}</div>`,
    );
  });
  const found = (await audit(phone)).join('\n');
  for (const words of [
    "WeChat's floor is 20",
    'has no name',
    /太淡的字 has a contrast of 1\.\d\d/,
    /被切掉的字 is cut off/,
    /goes beyond the screen's edge/,
    /the page is \d+ wide in 375/,
    '点得到，说不出 can be tapped and has no role',
    'has 61 children',
  ])
    expect(found).toMatch(words);
});

/** The draft as another phone left it. */
async function saveDraft(text: string, baseRevision: number): Promise<void> {
  await journey.act(xu.openid, 'timebook.saveDraft', {
    requestId: `journey-draft-${String(baseRevision).padStart(8, '0')}`,
    nodeId: firstNode,
    text,
    promises,
    baseRevision,
  });
}

/** A page whose answer has not come: the calls of the phone are held back until the picture is taken. */
async function loading(name: string, path: string): Promise<void> {
  const held = '**/emulator/phone/function';
  const release: (() => Promise<void>)[] = [];
  await Promise.all(
    onPhones.map(async (way) => {
      const phone = stage.phone(way);
      await phone.page.route(held, async (route) => void release.push(() => route.continue()));
      const url = new URL(phone.page.url());
      url.searchParams.set('path', path);
      await phone.page.goto(url.href);
      await phone.find({ selector: '.t-skeleton' }).first().waitFor({ timeout: patience });
      await skeletonPicture(phone, `${pictureFolder}/${name}-${way}.png`);
    }),
  );
  await Promise.all(release.map((go) => go()));
  await Promise.all(onPhones.map((way) => stage.phone(way).page.unroute(held)));
}

async function skeletonPicture(phone: DrivenPhone, file: string): Promise<void> {
  await phone.page.waitForFunction(() => [...document.images].every((one) => one.complete));
  await phone.page.screenshot({ path: file, animations: 'disabled' });
}
