import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { Stage } from './stage';
import { reads, settled, signature } from './steps';

/** 林知远 asks his wife in by a card in the chat; she, in large type, joins, sees the family, and leaves with everything. */
let journey: Journey;
let his: DrivenPhone;
let hers: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  his = await journey.phone({ reducedMotion: true });
  hers = await journey.phone({ reducedMotion: true, fontSize: 22.4 });
});
afterAll(() => journey.close());

const nan = 'demo-openid-nan-qiao';
const thing = 'packages/family/pages/thing/index';
const pledge = 'packages/timebook/pages/family-pledge/index';
const invite = 'packages/family/pages/invite/index';
const consent = { version: '2026-07', purposes: ['family' as const] };

/** Signs on the pad of the page that is open, and gives it. */
async function signs(phone: DrivenPhone, act: string): Promise<void> {
  await settled(phone);
  await phone.draw('canvas', signature);
  await eventually(async () => expect((await phone.pageData()).signed).toBe(true));
  await phone.tap(act);
}

test('from the cadre’s hand to the card in the chat, and three taps from there', async () => {
  await his.open(pages.family, { as: lin.openid });
  await his.tap('请家人加入');
  await his.waitForRoute(invite);
  await his.type('对家人的称呼', '南乔');
  await his.tap('爱人');
  await his.tap('做一张邀请卡片');
  await his.tap('发给南乔');
  await his.tapSheet('南乔');
  await hers.openCard({ as: nan });
  await reads(hers, '请你来做家里的六件小事');
  await hers.tap('和家人一起（绑定需要）');
  await hers.tap('同意并绑定');
  await hers.waitForRoute(pages.family);
  await reads(hers, '林知远');
  await hers.open(pages.today, { as: nan });
  await hers.waitForRoute(pages.family);
  await his.open(pages.family, { as: lin.openid });
  await reads(his, '南乔');
});

test('a word each way: she opens the card in the chat, writes, and it is there; he is told that it waits', async () => {
  await his.tap({ selector: '[aria-label^="同致廉语"]' });
  await his.waitForRoute(thing);
  await his.type('你的这一笔', '晚饭我都回来吃。');
  await his.tap('写给家里');
  await reads(his, '晚饭我都回来吃。');
  await his.tap('发给家里人');
  await his.tapSheet('南乔');
  await hers.openCard({ as: nan });
  await reads(hers, '晚饭我都回来吃。');
  await hers.type('你的这一笔', '家里干净，饭才香。');
  await hers.tap('写给家里');
  await reads(hers, '家里干净，饭才香。');
  await his.open(pages.family, { as: lin.openid });
  expect((await journey.act(lin.openid, 'family.thing', { kind: 'words' })).state).toBe('done');
  expect(await journey.everythingStored()).not.toContain('饭才香');
});

test('one pledge, each hand on its own phone', async () => {
  await his.open(pledge, { as: lin.openid });
  await his.type('家里的约定', '不收不该收的东西，有事回家说。');
  await signs(his, '签上我的名字');
  await reads(his, '等南乔看到了再签');
  await hers.open(pages.family, { as: nan });
  await hers.tap('家里的同守廉诺，等你');
  await hers.waitForRoute(pledge);
  await signs(hers, '签上我的名字');
  await reads(hers, '家里人都签过了');
  expect((await journey.act(lin.openid, 'family.thing', { kind: 'pledge' })).marks).toHaveLength(2);
});

test('she leaves with everything', async () => {
  await hers.open(pages.family, { as: nan });
  await reads(hers, '林知远');
  await hers.tap({ selector: '[aria-label="我"]' });
  await hers.tapSheet('离开');
  await hers.waitForRoute(pages.bind);
  const left = (await journey.documents('familyMembers')).filter(({ invitedBy, _id }) =>
    [invitedBy, _id].includes(lin.id),
  );
  expect(left).toMatchObject([{ _id: lin.id }]);
  expect([...(await his.problems()), ...(await hers.problems())]).toEqual([]);
});

test('the family and the card in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  await stage.show({
    name: 'family-invite',
    path: invite,
    as: lin.openid,
    words: '请一位家人',
    everyWidth: true,
  });
  for (const [n, name] of ['小满', '妈妈', '外婆'].entries()) {
    const { code } = await journey.act(lin.openid, 'family.invite', {
      requestId: `journey-family-000000${n}`,
      name,
      relation: n === 0 ? 'child' : 'parent',
    });
    if (n === 0) {
      const card = { path: `${pages.bind}?code=${code}`, as: 'openid-of-xiaoman', words: '小满' };
      await stage.show({ ...card, name: 'bind-family', everyWidth: true, whole: true });
    }
    if (n < 2)
      await journey.act(`openid-of-relative-${n}`, 'account.bind', {
        ...{ requestId: `journey-joins-0000000${n}`, code, consent },
      });
  }
  await stage.show({
    name: 'family-members',
    path: pages.family,
    as: lin.openid,
    words: '等回音',
    everyWidth: true,
    whole: true,
  });
  const words = { kind: 'words', answer: 'keep', text: '晚饭我都回来吃。' } as const;
  await journey.act(lin.openid, 'family.mark', { requestId: 'journey-words-00000001', ...words });
  const hand = { ratio: 2.4, strokes: [[100, 300, 400, 500, 900, 200]] };
  for (const [n, openid] of [lin.openid, 'openid-of-relative-1'].entries())
    await journey.act(openid, 'family.mark', {
      ...{ requestId: `journey-hands-0000000${n}`, kind: 'pledge', answer: 'keep', signature: hand },
      text: '不收不该收的东西，有事回家说。',
    });
  const book = { kind: 'reading', answer: 'keep', text: '《朱子家训》' } as const;
  await journey.act(lin.openid, 'family.mark', { requestId: 'journey-book-000000001', ...book });
  const child = 'openid-of-relative-0';
  await stage.show({
    ...{ name: 'family-six', path: pages.family, as: child, words: '接下来', everyWidth: true, whole: true },
  });
  for (const kind of ['words', 'reading', 'lesson', 'site', 'photo'])
    await stage.show({
      name: `family-${kind}`,
      path: `${thing}?kind=${kind}`,
      as: child,
      words: kind === 'reading' ? '《朱子家训》' : '定个日子',
      everyWidth: kind === 'words',
      whole: true,
    });
  await stage.show({
    name: 'family-pledge',
    path: pledge,
    as: child,
    words: '不收不该收的东西，有事回家说。',
    everyWidth: true,
    whole: true,
    act: async (one) => {
      await one.waitForText('签上我的名字');
      await settled(one);
      await one.draw('canvas', signature);
    },
  });
  await stage.show({ name: 'me-relative', path: pages.me, as: 'openid-of-relative-0', words: '家属' });
  expect(stage.takeComplaints()).toEqual([]);
});
